import { decodeMedia } from './decode-media.ts';
import { type Decoded, skip } from './decoded.ts';
import { nameOf, type TelegramMessage } from './update-schema.ts';

/**
 * Reads a message that a person wrote in a private chat. Forwarded words count as their own; `edit` is the update that
 * changed it, null where it is new.
 */
export function decodeMessage(message: TelegramMessage, edit: number | null): Decoded {
  const edited = edit !== null;
  const { chat, from } = message;
  if (chat.type !== 'private') {
    return skip('not private');
  }
  if (from === undefined || from.is_bot || message.via_bot !== undefined) {
    return skip('from a bot');
  }
  const text = textOf(message);
  const media = decodeMedia(message);
  // A live location edits itself every few seconds: only changed words are news.
  if (text === '' && (edited || media.length === 0)) {
    return skip('nothing we read');
  }
  return {
    kind: 'message',
    query: null,
    incoming: {
      key: keyOf(message, edit),
      name: nameOf(from),
      message: {
        from: `telegram:${chat.id}`,
        text,
        media,
        tap: null,
        startCode: edited ? null : startCodeOf(text),
        edited,
        sentAt: message.date * 1000,
        networkId: String(message.message_id),
        ...(message.media_group_id === undefined ? {} : { album: message.media_group_id }),
      },
    },
  };
}

/** The time of an edit is whole seconds, in which there may be two. */
function keyOf({ chat, message_id, date, edit_date }: TelegramMessage, edit: number | null): string {
  const key = `telegram:${chat.id}:${message_id}`;
  return edit === null ? key : `${key}:edit:${edit_date ?? date}:${edit}`;
}

function textOf({ text, caption, sticker, dice }: TelegramMessage): string {
  return text ?? caption ?? sticker?.emoji ?? dice?.emoji ?? '';
}

/** The code of `/start <code>`, '' for `/start` alone or with anything that no deep link can bring. */
function startCodeOf(text: string): string | null {
  const match = /^\/start(?:@\w+)?(?:\s+(.*))?$/s.exec(text.trim());
  if (match === null) {
    return null;
  }
  const code = (match[1] ?? '').trim();
  return /^[\w-]{1,64}$/.test(code) ? code : '';
}
