import { describe, expect, it } from '@jest/globals';
import { type Call, encodeMessage } from '../../../../src/channels/telegram/encode-message.ts';
import { type FileMedia, type OutboundMessage } from '../../../../src/domain/message.ts';

const picture: FileMedia = { kind: 'image', ref: 'flow:a.jpg', name: null, mime: null, bytes: null };

function encode(message: Partial<OutboundMessage>): readonly Call[] {
  return encodeMessage({
    id: 'm1',
    to: 'telegram:42',
    text: '',
    choices: [],
    question: null,
    media: [],
    solicited: true,
    urgent: false,
    met: true,
    ...message,
  });
}

describe('a message becomes calls', () => {
  it('is one text in HTML, with the plain words at hand', () => {
    expect(encode({ text: '*Halo* <Bu>' })).toEqual([
      {
        method: 'sendMessage',
        payload: { chat_id: 42, text: '<b>Halo</b> &lt;Bu&gt;', parse_mode: 'HTML' },
        file: null,
        plain: { text: 'Halo <Bu>' },
      },
    ]);
  });

  it('keeps its buttons where its words came out empty', () => {
    const calls = encode({ text: '', choices: ['Baik', 'Berat'], question: 'mood' });
    expect(calls).toEqual([expect.objectContaining({ plain: { text: 'Baik\nBerat' } })]);
    expect(calls[0]?.payload['reply_markup']).toBeDefined();
  });

  it('has one row for each choice', () => {
    const [call] = encode({ text: 'Apa kabar?', choices: ['Baik', 'Berat'], question: 'mood' });
    expect(call?.payload['reply_markup']).toEqual({
      inline_keyboard: [
        [{ text: 'Baik', callback_data: 'q:mood:0' }],
        [{ text: 'Berat', callback_data: 'q:mood:1' }],
      ],
    });
  });

  it('is cut after 4,096 units of visible text, with the buttons under the last part', () => {
    const calls = encode({ text: `*${'a'.repeat(4096)}* ${'&'.repeat(100)}`, choices: ['Ya'] });
    expect(calls.map(({ payload }) => 'reply_markup' in payload)).toEqual([false, true]);
    expect(calls[0]?.payload['text']).toBe(`<b>${'a'.repeat(4096)}</b>`);
  });

  it('carries a short text as the caption of its file', () => {
    const calls = encode({ text: 'Lihat _ini_', media: [picture], choices: ['Ya'] });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'sendFile',
      file: picture,
      payload: { chat_id: 42, caption: 'Lihat <i>ini</i>', parse_mode: 'HTML' },
    });
    expect(calls[0]?.payload).toHaveProperty('reply_markup');
  });

  it('sends a long text after its file', () => {
    const calls = encode({ text: 'a'.repeat(1025), media: [picture], choices: ['Ya'] });
    expect(calls.map(({ method }) => method)).toEqual(['sendFile', 'sendMessage']);
    expect(calls.map(({ payload }) => 'reply_markup' in payload)).toEqual([false, true]);
  });

  it('puts the caption under the last of several files', () => {
    const calls = encode({ text: 'dua', media: [picture, { ...picture, ref: 'flow:b.jpg' }] });
    expect(calls.map(({ payload }) => payload['caption'])).toEqual([undefined, 'dua']);
  });

  it('knows places and visiting cards', () => {
    const place = { kind: 'location', latitude: -6.9, longitude: 107.6 } as const;
    const calls = encode({
      media: [
        { ...place, name: null },
        { ...place, name: 'Balai Desa' },
        { kind: 'contact', name: '', phone: '+62811' },
      ],
      text: 'di sini',
    });
    expect(
      calls.map(({ method, payload }) => [method, payload['title'] ?? payload['first_name'] ?? null]),
    ).toEqual([
      ['sendLocation', null],
      ['sendVenue', 'Balai Desa'],
      ['sendContact', '+62811'],
      ['sendMessage', null],
    ]);
  });

  it('is nothing when it is empty', () => {
    expect(encode({ text: ' \n' })).toEqual([]);
  });
});

describe('a reaction becomes a call', () => {
  it('that names the message it is on, and none where the network did not name it', () => {
    const reaction = { message: 'e1.0', at: 'telegram:42' } as const;
    expect(encode({ text: '👍', reaction: { ...reaction, networkId: '55' } })).toEqual([
      {
        method: 'setMessageReaction',
        payload: { chat_id: 42, message_id: 55, reaction: [{ type: 'emoji', emoji: '👍' }] },
        file: null,
        plain: null,
      },
    ]);
    expect(encode({ text: '👍', reaction: { ...reaction, networkId: null } })).toEqual([]);
  });
});
