import { type z } from 'zod';
import { decodeMessage } from './decode-message.ts';
import { decodeReaction } from './decode-reaction.ts';
import { decodeTap } from './decode-tap.ts';
import { type Decoded, skip } from './decoded.ts';
import { type ChatMemberChange, updateSchema } from './update-schema.ts';

type Update = z.infer<typeof updateSchema>;

/** Reads an update as it came from the network; never throws. */
export function decodeUpdate(raw: unknown): Decoded {
  const parsed = updateSchema.safeParse(raw);
  return parsed.success ? decode(parsed.data) : skip('malformed');
}

function decode(update: Update): Decoded {
  if (update.message !== undefined) {
    return decodeMessage(update.message, null);
  }
  if (update.edited_message !== undefined) {
    return decodeMessage(update.edited_message, update.update_id);
  }
  if (update.callback_query !== undefined) {
    return decodeTap(update.callback_query);
  }
  if (update.message_reaction !== undefined) {
    return decodeReaction(update.message_reaction, update.update_id);
  }
  return update.my_chat_member === undefined
    ? skip('nothing we read')
    : decodeReach(update.my_chat_member, update.update_id);
}

function decodeReach({ chat, new_chat_member: { status } }: ChatMemberChange, id: number): Decoded {
  if (chat.type !== 'private') {
    return skip('not private');
  }
  if (status !== 'kicked' && status !== 'member') {
    return skip('nothing we read');
  }
  const news = {
    key: `telegram:${chat.id}:reach:${id}`,
    address: `telegram:${chat.id}`,
    reachable: status === 'member',
  } as const;
  return { kind: 'reach', news };
}
