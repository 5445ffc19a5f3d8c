import { type proto } from '@whiskeysockets/baileys';
import { z } from 'zod';
import { type Baileys } from '../live-socket.ts';
import { type Content, type Found } from './content.ts';
import { decodeBond } from './decode-bond.ts';
import { decodeCards } from './decode-cards.ts';
import { decodeFile } from './decode-file.ts';
import { pollWords } from './decode-poll.ts';
import { decodePlace } from './decode-place.ts';

type Body = proto.IMessage;

/** Reads what a decrypted message means; what wraps it (disappearing, view once) is taken off. Never throws. */
export function decodeContent(baileys: Baileys, message: Body | null | undefined): Content {
  const body = baileys.normalizeMessageContent(message);
  const { isTwin, album } = decodeBond(baileys, [message, body]);
  if (!body || isTwin) {
    return { kind: 'nothing' };
  }
  const content =
    decodeProtocol(baileys, body) ?? decodeSign(body) ?? decodeSaid(body) ?? remainder(baileys, body);
  return content.kind === 'said' && album ? { ...content, album } : content;
}

/** What changes an earlier message, and what phones tell each other. */
function decodeProtocol(baileys: Baileys, { protocolMessage: protocol }: Body): Content | undefined {
  if (!protocol) {
    return undefined;
  }
  const { Type } = baileys.proto.Message.ProtocolMessage;
  const of = protocol.key?.id ?? '';
  if (protocol.type === Type.REVOKE) {
    return { kind: 'revoke', of };
  }
  return protocol.type === Type.MESSAGE_EDIT
    ? decodeEdit(baileys.normalizeMessageContent(protocol.editedMessage) ?? {}, of)
    : { kind: 'nothing' };
}

function decodeEdit(body: Body, of: string): Content {
  const said = decodeSaid(body);
  return said?.kind === 'said' ? { ...said, kind: 'edit', of } : { kind: 'nothing' };
}

/** Marks on messages: a reaction (an empty one takes it away), a vote in a poll. */
function decodeSign({ reactionMessage, pollUpdateMessage }: Body): Content | undefined {
  if (reactionMessage) {
    return decodeReaction(reactionMessage);
  }
  const poll = pollUpdateMessage?.pollCreationMessageKey?.id;
  const vote = pollUpdateMessage?.vote;
  return poll && vote?.encPayload && vote.encIv ? { kind: 'vote', poll, vote } : undefined;
}

function decodeReaction({ text, key }: proto.Message.IReactionMessage): Content {
  return text ? { kind: 'reaction', emoji: text, on: key?.id ?? '' } : { kind: 'nothing' };
}

/** Words, files, places and cards. */
function decodeSaid(body: Body): Content | undefined {
  const file = decodeFile(body);
  const found: readonly Found[] = [...(file ? [file] : []), ...decodePlace(body), ...decodeCards(body)];
  const text = textOf(body);
  return text === '' && found.length === 0 ? undefined : { kind: 'said', text, found };
}

function textOf(body: Body): string {
  const texts = [
    body.conversation,
    body.extendedTextMessage?.text,
    body.imageMessage?.caption,
    body.videoMessage?.caption,
    body.documentMessage?.caption,
    pollWords(body),
    ...pressed(body),
  ];
  return texts.find((each) => Boolean(each)) ?? '';
}

/** Buttons and list entries that other clients show: what stood on them counts as written. */
function pressed(body: Body): readonly (string | null | undefined)[] {
  const {
    buttonsResponseMessage: button,
    listResponseMessage: list,
    templateButtonReplyMessage: reply,
  } = body;
  return [
    button?.selectedDisplayText,
    button?.selectedButtonId,
    list?.title,
    list?.singleSelectReply?.selectedRowId,
    reply?.selectedDisplayText,
    reply?.selectedId,
    ...interactive(body.interactiveResponseMessage),
  ];
}

const params = z.object({ id: z.string().optional(), display_text: z.string().optional() });

function interactive(
  response: proto.Message.IInteractiveResponseMessage | null | undefined,
): readonly (string | undefined)[] {
  const chosen = params.safeParse(parseJson(response?.nativeFlowResponseMessage?.paramsJson ?? ''));
  return [response?.body?.text ?? undefined, chosen.data?.display_text, chosen.data?.id];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What clients tell each other beside what their people say. */
const silent: ReadonlySet<string> = new Set([
  'conversation',
  'extendedTextMessage',
  'albumMessage',
  'bcallMessage',
  'call',
  'callLogMesssage',
  'commentMessage',
  'contactsArrayMessage',
  'encCommentMessage',
  'encEventResponseMessage',
  'encReactionMessage',
  'keepInChatMessage',
  'messageHistoryBundle',
  'messageHistoryNotice',
  'pinInChatMessage',
  'placeholderMessage',
  'pollResultSnapshotMessage',
  'pollUpdateMessage',
  'secretEncryptedMessage',
  'stickerSyncRmrMessage',
]);

function remainder(baileys: Baileys, body: Body): Content {
  const kind = baileys.getContentType(body);
  return kind === undefined || silent.has(kind) ? { kind: 'nothing' } : { kind: 'unsupported' };
}
