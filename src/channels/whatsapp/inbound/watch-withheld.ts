import { type BinaryNode, type WAMessage } from '@whiskeysockets/baileys';
import { type LiveSocket } from '../live-socket.ts';

/**
 * Tells of messages whose content only the phone is given since it may be seen once: the library passes over them, and
 * whoever sent one should know that we do not see it. Answers with what ends it.
 */
export function watchWithheld(
  live: LiveSocket,
  take: (message: WAMessage, offline: boolean) => void,
): () => void {
  const { baileys, sock } = live;
  const onMessage = (node: BinaryNode): void => {
    const type = baileys.getBinaryNodeChild(node, 'unavailable')?.attrs['type'];
    const message = type === 'view_once_unavailable_fanout' ? envelopeOf(live, node) : undefined;
    if (message) {
      take(message, node.attrs['offline'] !== undefined);
    }
  };
  sock.ws.on('CB:message', onMessage);
  return () => {
    sock.ws.off('CB:message', onMessage);
  };
}

function envelopeOf({ baileys, sock }: LiveSocket, node: BinaryNode): WAMessage | undefined {
  const { id, lid = '' } = sock.authState.creds.me ?? { id: '' };
  try {
    const { fullMessage } = baileys.decodeMessageNode(node, id, lid);
    return { ...fullMessage, key: { ...fullMessage.key, isViewOnce: true } };
  } catch {
    // From nobody that the library knows of.
    return undefined;
  }
}
