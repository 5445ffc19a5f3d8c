/** A private chat of Telegram's, as it comes in every update. */
export const chat = {
  id: 8127364,
  first_name: 'Siti',
  last_name: 'Aminah',
  username: 'siti_a',
  type: 'private',
};

/** Its person. */
export const from = {
  id: 8127364,
  is_bot: false,
  first_name: 'Siti',
  last_name: 'Aminah',
  username: 'siti_a',
  language_code: 'id',
};

/** An update with a message of theirs. */
export function messageUpdate(content: object, changes: object = {}): object {
  return {
    update_id: 731,
    message: { message_id: 55, from, chat, date: 1746361845, ...content, ...changes },
  };
}

/** An update with the press of a button that carries `data`. */
export function tapUpdate(data: string | undefined, keyboard: object[][] = []): object {
  return {
    update_id: 732,
    callback_query: {
      id: '34906612345678901',
      from,
      message: {
        message_id: 60,
        from: { id: 110201543, is_bot: true, first_name: 'Semangat', username: 'semangat_bot' },
        chat,
        date: 1746361850,
        text: 'Bagaimana semangatnya minggu ini?',
        reply_markup: { inline_keyboard: keyboard },
      },
      chat_instance: '-5061234567890123456',
      data,
    },
  };
}
