import { decodeButton } from './button-data.ts';
import { type Decoded, skip } from './decoded.ts';
import { type Tap } from '../../domain/message.ts';
import { type CallbackQuery, nameOf } from './update-schema.ts';

/** What a button that is not ours, or no longer readable, chooses: something of no question that is open. */
const ofNoQuestion: Tap = { question: '#', choice: 0 };

/** Reads the press of a button. Pressing the same button twice gives the same key. */
export function decodeTap({ id, from, message, data = '' }: CallbackQuery): Decoded {
  if (message?.chat.type !== 'private') {
    return skip('not private', id);
  }
  const { chat, message_id, reply_markup } = message;
  const tap = decodeButton(data) ?? ofNoQuestion;
  const label = reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;
  return {
    kind: 'message',
    query: id,
    incoming: {
      key: `telegram:${chat.id}:${message_id}:${data}`,
      name: nameOf(from),
      message: {
        from: `telegram:${chat.id}`,
        text: label ?? '',
        media: [],
        tap,
        startCode: null,
        edited: false,
        sentAt: null,
      },
    },
  };
}
