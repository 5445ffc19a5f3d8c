import { describe, expect, it } from '@jest/globals';
import {
  decodeButton,
  encodeButton,
  questionOnButton,
} from '../../../../src/channels/telegram/button-data.ts';

describe('what a button carries', () => {
  it.each(['mood', 'telegram:8127364:55/1:q2', '', 'é'.repeat(29)])(
    'comes back as it went: %p',
    (question) => {
      expect(decodeButton(encodeButton(question, 3))).toEqual({
        question: question === '' ? null : question,
        choice: 3,
      });
    },
  );

  it('comes back without a question when it had none', () => {
    expect(decodeButton(encodeButton(null, 12))).toEqual({ question: null, choice: 12 });
  });

  it('names a question that is too long by the same hash on both sides, within 64 bytes', () => {
    const long = 'x'.repeat(60);
    expect(Buffer.byteLength(encodeButton(long, 99))).toBeLessThanOrEqual(64);
    expect(decodeButton(encodeButton(long, 8))).toEqual({ question: questionOnButton(long), choice: 8 });
    expect(questionOnButton(long)).not.toBe(questionOnButton('x'.repeat(61)));
  });
});
