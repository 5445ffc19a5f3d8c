import { type Decoded, skip } from './decoded.ts';
import { nameOf, type ReactionChange } from './update-schema.ts';

/** Reads the sign that a person put on a message; one that was taken away says nothing. */
export function decodeReaction(change: ReactionChange, update: number): Decoded {
  const { chat, user, message_id: on, date, old_reaction: before, new_reaction: after } = change;
  if (chat.type !== 'private' || user === undefined || user.is_bot) {
    return skip('not private');
  }
  const emojis = after.flatMap(({ emoji }) => emoji ?? []);
  const text = emojis.find((emoji) => !before.some((each) => each.emoji === emoji));
  if (text === undefined) {
    return skip('nothing we read');
  }
  const said = { text, media: [], tap: null, startCode: null, edited: false, sentAt: date * 1000 };
  return {
    kind: 'message',
    query: null,
    incoming: {
      key: `telegram:${chat.id}:reaction:${update}`,
      name: nameOf(user),
      reactsTo: String(on),
      message: { from: `telegram:${chat.id}`, ...said, quiet: 'reaction' },
    },
  };
}
