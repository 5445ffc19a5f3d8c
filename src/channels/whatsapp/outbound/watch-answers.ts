import { type BaileysEventMap, type BinaryNode } from '@whiskeysockets/baileys';
import { type Log } from '../../../domain/log.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { type LiveSocket } from '../live-socket.ts';
import { isSameChat } from './is-same-chat.ts';
import { type SentShelf } from './sent-shelf.ts';
import { type Verdicts } from './verdicts.ts';

/** Who is told of what comes back. */
export interface AnswerParts {
  readonly shelf: SentShelf;
  readonly verdicts: Verdicts;
  readonly log: Log;
  /** The server says until when the number may not write first; null when it may again. */
  readonly onLock: (until: Date | null) => void;
}

/**
 * Listens for what comes back for our bubbles, on the wire: of an ack that says yes the library tells nothing, and
 * other news it may hold back for half a minute. Answers with what ends it.
 */
export function watchAnswers(live: LiveSocket, parts: AnswerParts): () => void {
  const { ws, ev } = live.sock;
  const onAck = ({ attrs }: BinaryNode): void => {
    const { id, error } = attrs;
    if (id !== undefined) {
      parts.verdicts.note(id, error === undefined ? { kind: 'taken' } : { kind: 'refused', code: error });
    }
  };
  const onReceipt = (node: BinaryNode): void => {
    void noteReceipt(node, live, parts).catch((fault: unknown) => {
      parts.log('warn', 'how far a message got could not be kept', { fault: faultName(fault) });
    });
  };
  const onUpdate = ({ reachoutTimeLock }: BaileysEventMap['connection.update']): void => {
    if (reachoutTimeLock?.isActive === false) {
      parts.onLock(null);
    } else if (reachoutTimeLock?.timeEnforcementEnds) {
      parts.onLock(reachoutTimeLock.timeEnforcementEnds);
    }
  };
  ws.on('CB:ack,class:message', onAck);
  ws.on('CB:receipt', onReceipt);
  ev.on('connection.update', onUpdate);
  return () => {
    ws.off('CB:ack,class:message', onAck);
    ws.off('CB:receipt', onReceipt);
    ev.off('connection.update', onUpdate);
    parts.verdicts.give();
  };
}

/** What a receipt's type says; other types are no news of the other side's phone. */
const states: Readonly<Record<string, 'delivered' | 'read'>> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'read',
  played: 'read',
};

async function noteReceipt(node: BinaryNode, live: LiveSocket, parts: AnswerParts): Promise<void> {
  const state = states[node.attrs['type'] ?? ''];
  if (state === undefined || isFromUs(node, live)) {
    return;
  }
  for (const id of idsOf(node, live)) {
    // A phone has it, so the server took it, whatever became of its ack.
    parts.verdicts.note(id, { kind: 'taken' });
    const bubble = await parts.shelf.find(id);
    if (bubble?.last && (await isFromChat(node, live, bubble.to))) {
      await live.ear.progress({ message: bubble.message, state });
    }
  }
}

/** Whoever knows an id may send a receipt for it. */
async function isFromChat({ attrs }: BinaryNode, live: LiveSocket, to: string | null): Promise<boolean> {
  return to === null || isSameChat(live, attrs['from'], to);
}

/** Our own phone confirms its copies, too. */
function isFromUs({ attrs }: BinaryNode, { sock, baileys }: LiveSocket): boolean {
  const { me } = sock.authState.creds;
  const from = attrs['participant'] ?? attrs['from'];
  return baileys.areJidsSameUser(from, me?.id) || baileys.areJidsSameUser(from, me?.lid);
}

/** One receipt may stand for several messages. */
function idsOf(node: BinaryNode, { baileys }: LiveSocket): readonly string[] {
  const list = baileys.getBinaryNodeChild(node, 'list');
  const more = list ? baileys.getBinaryNodeChildren(list, 'item').map(({ attrs }) => attrs['id']) : [];
  return [node.attrs['id'], ...more].filter((id) => id !== undefined);
}
