import { type proto } from '@whiskeysockets/baileys';
import { type Baileys } from '../live-socket.ts';
import { type DecryptedMessage } from './inbox.ts';
import { nameOfEnvelope } from './message-name.ts';

/** Our own names. */
export interface Me {
  readonly id: string;
  readonly lid: string;
}

type Envelope = Pick<DecryptedMessage, 'attrs' | 'plaintext'>;
type Kept = Omit<DecryptedMessage, 'at'>;

/**
 * What of a decrypted stanza must not be lost: the message itself, or those that our own phone gives once more because
 * we could not read them.
 */
export function messagesIn(baileys: Baileys, envelope: Envelope, me: Me): readonly Kept[] {
  const name = nameOfEnvelope(baileys, envelope.attrs, me);
  if (name !== undefined) {
    return [{ name, ...envelope }];
  }
  const { from, category } = envelope.attrs;
  const isOwn = [me.id, me.lid].some((each) => baileys.areJidsSameUser(each, from));
  return category === 'peer' && isOwn
    ? givenAgain(baileys, envelope.plaintext).flatMap((info) => decryptedOf(baileys, info, me))
    : [];
}

function givenAgain(baileys: Baileys, plaintext: Uint8Array): readonly proto.IWebMessageInfo[] {
  const { Message, WebMessageInfo } = baileys.proto;
  try {
    const { protocolMessage } = Message.decode(baileys.unpadRandomMax16(plaintext));
    const results = protocolMessage?.peerDataOperationRequestResponseMessage?.peerDataOperationResult ?? [];
    return results.flatMap(({ placeholderMessageResendResponse: response }) =>
      response?.webMessageInfoBytes ? [WebMessageInfo.decode(response.webMessageInfoBytes)] : [],
    );
  } catch {
    // Something newer than this program; it is for the library alone.
    return [];
  }
}

/** As if it had come in a stanza of its own. */
function decryptedOf(
  baileys: Baileys,
  { key, message, messageTimestamp, pushName }: proto.IWebMessageInfo,
  me: Me,
): readonly Kept[] {
  const { remoteJid: chat, fromMe, id } = key ?? {};
  if (!chat || !id || !message) {
    return [];
  }
  const sides = fromMe ? { from: chat.endsWith('lid') ? me.lid : me.id, recipient: chat } : { from: chat };
  const called = pushName ? { notify: pushName } : {};
  const attrs = { ...sides, id, t: String(messageTimestamp ?? ''), ...called };
  const name = nameOfEnvelope(baileys, attrs, me);
  return name === undefined ? [] : [{ name, attrs, plaintext: padded(baileys, message) }];
}

/** The last byte of a message says how many bytes are no part of it. */
function padded({ proto: { Message } }: Baileys, message: proto.IMessage): Uint8Array {
  return Buffer.concat([Message.encode(message).finish(), Buffer.of(1)]);
}
