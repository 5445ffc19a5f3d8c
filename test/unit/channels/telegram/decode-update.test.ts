import { describe, expect, it } from '@jest/globals';
import { decodeUpdate } from '../../../../src/channels/telegram/decode-update.ts';
import { type Incoming } from '../../../../src/domain/message.ts';
import { chat, from, messageUpdate, tapUpdate } from './payloads.ts';

function incomingOf(update: unknown): Incoming {
  const decoded = decodeUpdate(update);
  if (decoded.kind !== 'message') {
    throw new Error(`Expected a message, got ${JSON.stringify(decoded)}`);
  }
  return decoded.incoming;
}

function whySkipped(update: unknown): string {
  const decoded = decodeUpdate(update);
  return decoded.kind === 'skip' ? decoded.why : decoded.kind;
}

const file = { file_id: 'AwACAgUAAxkBAAIB', file_unique_id: 'AgADqwUAAg' };

describe('a text', () => {
  it('keeps its words, its sender and the time by their clock', () => {
    expect(incomingOf(messageUpdate({ text: 'Alhamdulillah baik 😊' }))).toEqual({
      key: 'telegram:8127364:55',
      name: 'Siti Aminah',
      message: {
        from: 'telegram:8127364',
        text: 'Alhamdulillah baik 😊',
        media: [],
        tap: null,
        startCode: null,
        edited: false,
        sentAt: 1746361845000,
        networkId: '55',
      },
    });
  });

  it('says which album it belongs to', () => {
    const update = messageUpdate({ photo: [{ ...file, width: 9, height: 9 }], media_group_id: '13' });
    expect(incomingOf(update).message.album).toBe('13');
  });

  it('counts as theirs when it was forwarded', () => {
    const forwarded = { text: 'titip pesan', forward_origin: { type: 'hidden_user', sender_user_name: 'A' } };
    expect(incomingOf(messageUpdate(forwarded)).message.text).toBe('titip pesan');
  });

  it.each([
    ['/start', ''],
    ['/start kd-7_Xy', 'kd-7_Xy'],
    ['/start@semangat_bot kd7', 'kd7'],
    ['/start halo semua', ''],
    ['/started', null],
    ['tolong /start', null],
  ])('%s gives the start code %p', (text, code) => {
    expect(incomingOf(messageUpdate({ text })).message.startCode).toBe(code);
  });

  it('replaces an earlier one when it was edited, with a key of its own', () => {
    const { message } = messageUpdate({ text: 'delapan', edit_date: 1746361900 }) as { message: object };
    const incoming = incomingOf({ update_id: 733, edited_message: message });
    expect(incoming.key).toBe('telegram:8127364:55:edit:1746361900:733');
    expect(incoming.message).toMatchObject({ edited: true, text: 'delapan' });
    const again = incomingOf({ update_id: 734, edited_message: { ...message, text: 'sembilan' } });
    expect(again.key).not.toBe(incoming.key);
  });

  it('may come from somebody without a name', () => {
    expect(
      incomingOf(messageUpdate({ text: 'x' }, { from: { ...from, first_name: ' ', last_name: '' } })).name,
    ).toBeNull();
  });
});

describe('media', () => {
  it('takes the largest size of a photo, with its caption as text', () => {
    const photo = [
      { ...file, file_id: 'small', width: 90, height: 67, file_size: 1402 },
      { ...file, file_id: 'large', width: 1280, height: 960, file_size: 180_432 },
      { ...file, file_id: 'middle', width: 320, height: 240, file_size: 18_000 },
    ];
    expect(incomingOf(messageUpdate({ photo, caption: 'warung saya' })).message).toMatchObject({
      text: 'warung saya',
      media: [{ kind: 'image', ref: 'telegram:large', name: null, mime: 'image/jpeg', bytes: 180_432 }],
    });
  });

  it.each([
    ['voice', { ...file, duration: 4, mime_type: 'audio/ogg', file_size: 9 }, 'voice', 'audio/ogg'],
    ['audio', { ...file, duration: 200, mime_type: 'audio/mpeg' }, 'document', 'audio/mpeg'],
    ['video', { ...file, width: 1, height: 1, duration: 3 }, 'video', 'video/mp4'],
    ['video_note', { ...file, length: 240, duration: 3 }, 'video', 'video/mp4'],
    [
      'document',
      { ...file, file_name: 'kk.pdf', mime_type: 'application/pdf' },
      'document',
      'application/pdf',
    ],
    ['document', { ...file, file_name: 'foto.png', mime_type: 'image/png' }, 'image', 'image/png'],
  ])('a %s is a file: %p', (field, content, kind, mime) => {
    const [media] = incomingOf(messageUpdate({ [field]: content })).message.media;
    expect(media).toMatchObject({ kind, mime, ref: 'telegram:AwACAgUAAxkBAAIB' });
  });

  it('takes a GIF, which comes twice, once', () => {
    const animation = { ...file, width: 1, height: 1, duration: 1, mime_type: 'video/mp4' };
    const { media } = incomingOf(messageUpdate({ animation, document: animation })).message;
    expect(media.map(({ kind }) => kind)).toEqual(['video']);
  });

  it('takes a place, with its name where it has one', () => {
    const location = { latitude: -6.914744, longitude: 107.60981 };
    expect(incomingOf(messageUpdate({ location })).message.media).toEqual([
      { kind: 'location', ...location, name: null },
    ]);
    const venue = { location, title: 'Balai Desa', address: 'Jl. Mawar 1' };
    expect(incomingOf(messageUpdate({ location, venue })).message.media).toEqual([
      { kind: 'location', ...location, name: 'Balai Desa' },
    ]);
  });

  it('takes a visiting card', () => {
    const contact = { phone_number: '+62811000111', first_name: 'Bu', last_name: 'RT', user_id: 5 };
    expect(incomingOf(messageUpdate({ contact })).message.media).toEqual([
      { kind: 'contact', name: 'Bu RT', phone: '+62811000111' },
    ]);
  });

  it.each([
    ['sticker', { ...file, emoji: '👍', type: 'regular', width: 512, height: 512 }],
    ['dice', { emoji: '👍', value: 3 }],
  ])('reads a %s as its emoji', (field, content) => {
    expect(incomingOf(messageUpdate({ [field]: content })).message.text).toBe('👍');
  });
});

describe('a tap', () => {
  const keyboard = [[{ text: 'Semangat 😊', callback_data: 'q:e41:mood:0' }]];

  it('names its question, its choice and its label', () => {
    const decoded = decodeUpdate(tapUpdate('q:e41:mood:0', keyboard));
    expect(decoded).toMatchObject({ kind: 'message', query: '34906612345678901' });
    expect(incomingOf(tapUpdate('q:e41:mood:0', keyboard))).toMatchObject({
      name: 'Siti Aminah',
      message: { text: 'Semangat 😊', tap: { question: 'e41:mood', choice: 0 } },
    });
  });

  it('has the same key when it is pressed twice, and another for another button', () => {
    const key = (data: string) => incomingOf(tapUpdate(data, keyboard)).key;
    expect(key('q:e41:mood:0')).toBe('telegram:8127364:60:q:e41:mood:0');
    expect(key('q:e41:mood:1')).not.toBe(key('q:e41:mood:0'));
  });

  it.each(['vote_yes', 'q:a:x', 'q:1', undefined])('that carries %p answers no question', (data) => {
    const tap = { question: '#', choice: 0 };
    expect(incomingOf(tapUpdate(data)).message).toMatchObject({ tap, text: '' });
  });

  it('under a message that Telegram no longer shows has no label', () => {
    const message = { message_id: 60, date: 0, chat };
    const update = { update_id: 1, callback_query: { id: '1', from, message, data: 'q::2' } };
    expect(incomingOf(update).message).toMatchObject({ text: '', tap: { question: null, choice: 2 } });
  });

  it('outside a private chat is passed over, and still answered', () => {
    const update = { update_id: 1, callback_query: { id: '77', from, inline_message_id: 'x', data: 'q::2' } };
    expect(decodeUpdate(update)).toEqual({ kind: 'skip', why: 'not private', query: '77' });
  });
});

describe('news of being blocked', () => {
  const change = (status: string, where: object = chat) => ({
    update_id: 900,
    my_chat_member: { chat: where, from, date: 1, old_chat_member: {}, new_chat_member: { status } },
  });

  it.each([
    ['kicked', false],
    ['member', true],
  ])('%s means reachable: %p', (status, reachable) => {
    expect(decodeUpdate(change(status))).toEqual({
      kind: 'reach',
      news: { key: 'telegram:8127364:reach:900', address: 'telegram:8127364', reachable },
    });
  });

  it('in a group is passed over', () => {
    expect(whySkipped(change('kicked', { id: -4, type: 'group', title: 'RT 3' }))).toBe('not private');
    expect(whySkipped(change('restricted'))).toBe('nothing we read');
  });
});

describe('what is not for us', () => {
  it.each([
    [
      'a group',
      messageUpdate({ text: 'x' }, { chat: { id: -100, type: 'supergroup', title: 'RT 3' } }),
      'not private',
    ],
    ['another bot', messageUpdate({ text: 'x' }, { from: { ...from, is_bot: true } }), 'from a bot'],
    ['an inline bot', messageUpdate({ text: 'x', via_bot: { id: 9, is_bot: true } }), 'from a bot'],
    ['a pinned message', messageUpdate({ pinned_message: {} }), 'nothing we read'],
    ['a channel post', { update_id: 2, channel_post: { message_id: 1 } }, 'nothing we read'],
    ['a kind of update to come', { update_id: 3, hologram: {} }, 'nothing we read'],
    ['a message without a chat', { update_id: 4, message: { message_id: 1, date: 1 } }, 'malformed'],
    ['no update at all', 'hello', 'malformed'],
    ['nothing', null, 'malformed'],
  ])('%s is passed over', (_what, update, why) => {
    expect(whySkipped(update)).toBe(why);
  });

  it('is a live location that moves', () => {
    const { message } = messageUpdate({ location: { latitude: 1, longitude: 2 } }) as { message: object };
    expect(whySkipped({ update_id: 5, edited_message: message })).toBe('nothing we read');
  });
});

describe('a reaction', () => {
  const change = (before: readonly object[], after: readonly object[], more: object = {}) => ({
    update_id: 740,
    message_reaction: {
      chat,
      message_id: 60,
      user: from,
      date: 1746361900,
      old_reaction: before,
      new_reaction: after,
      ...more,
    },
  });
  const sign = (emoji: string) => ({ type: 'emoji', emoji });

  it('is heard quietly, with the message that it is on', () => {
    expect(incomingOf(change([], [sign('👍')]))).toMatchObject({
      key: 'telegram:8127364:reaction:740',
      reactsTo: '60',
      message: { from: 'telegram:8127364', text: '👍', quiet: 'reaction' },
    });
    expect(incomingOf(change([sign('👍')], [sign('👍'), sign('❤')])).message.text).toBe('❤');
  });

  it.each([
    ['taken away', change([sign('👍')], [])],
    ['of a kind without an emoji', change([], [{ type: 'custom_emoji', custom_emoji_id: '1' }])],
    ['of a bot', change([], [sign('👍')], { user: { ...from, is_bot: true } })],
    ['in a group', change([], [sign('👍')], { chat: { id: -5, type: 'group' } })],
  ])('%s is passed over', (_, update) => {
    expect(decodeUpdate(update).kind).toBe('skip');
  });
});
