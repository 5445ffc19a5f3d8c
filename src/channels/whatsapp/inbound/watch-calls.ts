import { type BaileysEventMap, type WAMessage } from '@whiskeysockets/baileys';
import { type LiveSocket } from '../live-socket.ts';

type Call = BaileysEventMap['call'][number];

/**
 * Refuses calls, for nobody sits at this number, and tells of each as of a message, so that the caller is told. Answers
 * with what ends it.
 */
export function watchCalls(
  live: LiveSocket,
  take: (message: WAMessage, offline: boolean) => void,
): () => void {
  const { ev, rejectCall } = live.sock;
  const onCall = (calls: readonly Call[]): void => {
    for (const call of calls.filter(({ status, isGroup }) => status === 'offer' && !isGroup)) {
      rejectCall(call.id, call.from).catch(() => undefined);
      take(messageOf(live, call), call.offline);
    }
  };
  ev.on('call', onCall);
  return () => {
    ev.off('call', onCall);
  };
}

/** The same as the library tells of a call that nobody took. */
function messageOf({ baileys }: LiveSocket, { id, chatId, callerPn, date }: Call): WAMessage {
  return {
    key: { remoteJid: chatId, ...(callerPn ? { remoteJidAlt: callerPn } : {}), fromMe: false, id },
    messageTimestamp: date.getTime() / 1000,
    messageStubType: baileys.WAMessageStubType.CALL_MISSED_VOICE,
  };
}
