import { type proto } from '@whiskeysockets/baileys';
import { type Baileys } from '../live-socket.ts';
import { type Poll } from './poll-shelf.ts';

/** The poll that a message begins, with the secret of its votes; undefined where it begins none, or has none. */
export function decodePoll(baileys: Baileys, message: proto.IMessage | null | undefined): Poll | undefined {
  const body = baileys.normalizeMessageContent(message) ?? {};
  const creation = creationIn(body);
  const { messageSecret: secret } = body.messageContextInfo ?? message?.messageContextInfo ?? {};
  return creation && secret ? { secret, options: optionsOf(creation) } : undefined;
}

/** A poll as somebody reads it: its question, and its options below. */
export function pollWords(body: proto.IMessage): string {
  const creation = creationIn(body);
  const options = creation ? optionsOf(creation).map((option, place) => `${place + 1}. ${option}`) : [];
  return [creation?.name ?? '', ...options].join('\n').trim();
}

function creationIn(body: proto.IMessage): proto.Message.IPollCreationMessage | undefined {
  const { pollCreationMessage, pollCreationMessageV2, pollCreationMessageV3, pollCreationMessageV5 } = body;
  return (
    pollCreationMessage ??
    pollCreationMessageV2 ??
    pollCreationMessageV3 ??
    pollCreationMessageV5 ??
    body.pollCreationMessageV4?.message?.pollCreationMessage ??
    undefined
  );
}

function optionsOf({ options }: proto.Message.IPollCreationMessage): readonly string[] {
  return options?.map(({ optionName }) => optionName ?? '') ?? [];
}
