import { describe, expect, it } from '@jest/globals';
import { NOISE_WA_HEADER } from '@whiskeysockets/baileys';
import { createFrameReader, frame } from '../../whatsapp-server/wire/frames.ts';

const routed = Buffer.concat([Buffer.from('ED'), Buffer.from([0, 1, 0, 0, 4]), Buffer.from('here')]);

describe('frames', () => {
  it.each([
    ['at once', 1000],
    ['byte by byte', 1],
    ['in pieces of five', 5],
  ])('are put together when they come %s', (_how, size) => {
    const whole = Buffer.concat([
      routed,
      NOISE_WA_HEADER,
      frame(Buffer.from('one')),
      frame(Buffer.from('two')),
    ]);
    const reader = createFrameReader();
    const frames = [];
    for (let start = 0; start < whole.length; start += size) {
      frames.push(...reader.take(whole.subarray(start, start + size)));
    }
    expect(frames.map(String)).toEqual(['one', 'two']);
  });

  it('need no routing before the greeting', () => {
    const bytes = Buffer.concat([NOISE_WA_HEADER, frame(Buffer.alloc(70_000, 1))]);
    expect(createFrameReader().take(bytes)).toEqual([Buffer.alloc(70_000, 1)]);
  });
});
