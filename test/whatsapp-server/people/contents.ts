import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';

/** The text that a person reads of a message: its words, or the caption of its media; '' when there are none. */
export function textOf(message: proto.IMessage): string {
  const content = normalizeMessageContent(message) ?? {};
  const words = [
    content.conversation,
    content.extendedTextMessage?.text,
    content.imageMessage?.caption,
    content.videoMessage?.caption,
    content.documentMessage?.caption,
    pollNameOf(message),
  ];
  return words.find(Boolean) ?? '';
}

/** The question of a poll; undefined for anything else. */
function pollNameOf(message: proto.IMessage): string | undefined {
  const poll = message.pollCreationMessage ?? message.pollCreationMessageV2 ?? message.pollCreationMessageV3;
  return poll?.name ?? undefined;
}

/** The `type` that the stanza of a message has. */
export function stanzaTypeOf(message: proto.IMessage): 'text' | 'media' | 'reaction' | 'poll' {
  const content = normalizeMessageContent(message);
  if (content?.reactionMessage) {
    return 'reaction';
  }
  if (content?.pollUpdateMessage || pollNameOf(message) !== undefined) {
    return 'poll';
  }
  const media = ['image', 'video', 'audio', 'document', 'sticker', 'location', 'contact'];
  const isMedia = Object.entries(content ?? {}).some(
    ([key, value]) => Boolean(value) && media.some((kind) => key === `${kind}Message`),
  );
  return isMedia ? 'media' : 'text';
}

/** The `edit` that the stanza of a message has: '1' changes an earlier one, '7' takes it back. */
export function stanzaEditOf(message: proto.IMessage): string | undefined {
  if (message.editedMessage) {
    return '1';
  }
  return message.protocolMessage?.type === proto.Message.ProtocolMessage.Type.REVOKE ? '7' : undefined;
}
