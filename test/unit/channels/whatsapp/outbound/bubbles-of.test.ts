import { describe, expect, it } from '@jest/globals';
import { bubblesOf } from '../../../../../src/channels/whatsapp/outbound/bubbles-of.ts';
import { networkIdOf } from '../../../../../src/channels/whatsapp/outbound/network-id.ts';
import { refusalOf } from '../../../../../src/channels/whatsapp/outbound/refusal-of.ts';
import { typingTime } from '../../../../../src/channels/whatsapp/outbound/typing-time.ts';
import { findVoiceSeconds } from '../../../../../src/channels/whatsapp/outbound/voice-note.ts';
import { type FileMedia } from '../../../../../src/domain/message.ts';
import { outboundMessage } from '../../../../support/whatsapp/outbound-message.ts';

const picture: FileMedia = {
  kind: 'image',
  ref: 'flow:a.jpg',
  name: 'a.jpg',
  mime: 'image/jpeg',
  bytes: null,
};
const voice: FileMedia = { ...picture, kind: 'voice', ref: 'flow:a.ogg' };

describe('the bubbles of a message', () => {
  it('show choices as a numbered list', () => {
    const bubbles = bubblesOf({ text: 'Apa kabar?', choices: ['Baik', 'Berat'], media: [] });
    expect(bubbles).toEqual([{ kind: 'text', text: 'Apa kabar?\n\n1. Baik\n2. Berat' }]);
  });

  it('leave the list without numbers where labels bring their own', () => {
    const [bubble] = bubblesOf({ text: 'Berapa?', choices: ['0 hari', '3 hari'], media: [] });
    expect(bubble).toEqual({ kind: 'text', text: 'Berapa?\n\n• 0 hari\n• 3 hari' });
  });

  it('put a short text under a closing picture, and never under a voice note', () => {
    expect(bubblesOf({ text: 'Lihat', choices: ['Ya'], media: [picture] })).toEqual([
      { kind: 'file', file: picture, caption: 'Lihat\n\n1. Ya' },
    ]);
    expect(bubblesOf({ text: 'Dengar', choices: [], media: [voice] })).toEqual([
      { kind: 'file', file: voice, caption: '' },
      { kind: 'text', text: 'Dengar' },
    ]);
    const long = 'kata '.repeat(300);
    expect(bubblesOf({ text: long, choices: [], media: [picture] }).map(({ kind }) => kind)).toEqual([
      'file',
      'text',
    ]);
  });

  it('are several where a text is longer than WhatsApp takes', () => {
    const bubbles = bubblesOf({ text: `${'a'.repeat(4000)}. ${'b'.repeat(4000)}`, choices: [], media: [] });
    expect(bubbles.map((each) => each.kind === 'text' && each.text.length)).toEqual([4001, 4000]);
  });

  it('bear the same id however often they are sent, and each its own', () => {
    const id = networkIdOf('main', 'e1.1', 0);
    expect(id).toMatch(/^3EB0[0-9A-F]{18}$/);
    expect(networkIdOf('main', 'e1.1', 0)).toBe(id);
    const others = [
      networkIdOf('main', 'e1.1', 1),
      networkIdOf('main', 'e1.2', 0),
      networkIdOf('two', 'e1.1', 0),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});

describe('a refused bubble', () => {
  it.each([
    ['463', 'refused', 'restricted'],
    ['400', 'refused', null],
    ['479', 'refused', null],
    ['429', 'throttled', null],
    ['503', 'network', null],
    ['9999', 'refused', null],
  ])('with code %s is %s', (code, reason, hold) => {
    expect(refusalOf(code)).toMatchObject({ reason, hold });
  });
});

describe('typing', () => {
  const range = { from: 1000, to: 4000 };
  it('takes longer for a longer text, within its range, and differs between messages', () => {
    const short = typingTime(outboundMessage({ text: 'Ya.' }), range);
    const long = typingTime(outboundMessage({ text: 'kata '.repeat(80) }), range);
    expect(short).toBeGreaterThanOrEqual(1000);
    expect(long).toBeGreaterThan(short);
    expect(long).toBeLessThanOrEqual(4000);
    expect(typingTime(outboundMessage({ id: 'e2.1', text: 'Ya.' }), range)).not.toBe(short);
  });

  it('is left out for urgent words and where it is off', () => {
    expect(typingTime(outboundMessage({ urgent: true }), range)).toBe(0);
    expect(typingTime(outboundMessage(), null)).toBe(0);
  });
});

describe('the length of a voice note', () => {
  it('stands in the last page of an Ogg file with Opus in it', () => {
    const page = Buffer.alloc(27);
    page.write('OggS');
    const last = Buffer.from(page);
    last.writeBigInt64LE(48_000n * 7n, 6);
    expect(findVoiceSeconds(Buffer.concat([page, Buffer.from('OpusHead'), last]))).toBe(7);
  });

  it('is unknown of anything else', () => {
    expect(findVoiceSeconds(Buffer.from('ID3 some mp3'))).toBeUndefined();
    expect(findVoiceSeconds(Buffer.from('OggS but Vorbis'))).toBeUndefined();
  });
});
