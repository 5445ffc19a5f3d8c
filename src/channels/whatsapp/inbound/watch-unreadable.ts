import { type BaileysEventMap, type WAMessage } from '@whiskeysockets/baileys';
import { type Millis } from '../../../domain/time/clock.ts';
import { type LiveSocket } from '../live-socket.ts';
import { nameOfKey } from './message-name.ts';

/**
 * The library asks the phone once more for what it could not decrypt. What has not come by then is told of as something
 * that we cannot read, under a name of its own: the message itself may still come and is heard then. Answers with what
 * ends it.
 */
export function watchUnreadable(
  live: LiveSocket,
  after: Millis,
  take: (message: WAMessage, offline: boolean) => void,
): () => void {
  const { baileys, sock } = live;
  const waiting = new Map<string, NodeJS.Timeout>();
  const onUpsert = ({ messages, type }: BaileysEventMap['messages.upsert']): void => {
    for (const message of messages) {
      const name = nameOfKey(baileys, message.key);
      if (message.messageStubType !== baileys.proto.WebMessageInfo.StubType.CIPHERTEXT) {
        clearTimeout(waiting.get(name));
        waiting.delete(name);
      } else if (message.key.fromMe !== true && !waiting.has(name)) {
        const tell = (): void => {
          waiting.delete(name);
          take(withheld(message), type === 'append');
        };
        waiting.set(name, setTimeout(tell, after).unref());
      }
    }
  };
  sock.ev.on('messages.upsert', onUpsert);
  return () => {
    sock.ev.off('messages.upsert', onUpsert);
    waiting.forEach((timer) => {
      clearTimeout(timer);
    });
    waiting.clear();
  };
}

/** The same as of a message that is given to the phone alone. */
function withheld({ key, pushName, messageTimestamp }: WAMessage): WAMessage {
  return {
    key: { ...key, id: `${key.id ?? ''}:unreadable`, isViewOnce: true },
    ...(pushName ? { pushName } : {}),
    ...(messageTimestamp ? { messageTimestamp } : {}),
  };
}
