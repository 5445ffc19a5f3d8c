import { type WAMessage } from '@whiskeysockets/baileys';
import { type LiveSocket } from '../live-socket.ts';
import { type DecryptedMessage } from './inbox.ts';

/** A message of the inbox as the library would have handed it over, had the process lived. */
export function readDecrypted(
  { baileys, sock }: LiveSocket,
  { attrs, plaintext }: DecryptedMessage,
): WAMessage {
  const { id, lid = '' } = sock.authState.creds.me ?? { id: '' };
  const { fullMessage } = baileys.decodeMessageNode({ tag: 'message', attrs: { ...attrs } }, id, lid);
  const message = baileys.proto.Message.decode(baileys.unpadRandomMax16(plaintext));
  const whole: WAMessage = { ...fullMessage, message: message.deviceSentMessage?.message ?? message };
  baileys.cleanMessage(whole, id, lid);
  return whole;
}
