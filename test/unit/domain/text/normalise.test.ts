import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../../../src/domain/text/normalise.ts';

const cases: readonly (readonly [string, string])[] = [
  ['', ''],
  ['   ', ''],
  ['STOP', 'stop'],
  ['  Stop!! ', 'stop'],
  ['"BERHENTI."', 'berhenti'],
  ['Bukan   Saya', 'bukan saya'],
  ['bukan-saya', 'bukan saya'],
  ['bukan\nsaya', 'bukan saya'],
  ['bukan\tsaya', 'bukan saya'],
  ['bukan\u00a0saya', 'bukan saya'],
  ['bukan\u2028saya', 'bukan saya'],
  ['ya,mau', 'ya mau'],
  ["Jum'at", 'jumat'],
  ['Jum’at', 'jumat'],
  ['Jumʼat', 'jumat'],
  ["don't", 'dont'],
  ['S\u200bT\u200cO\u200dP', 'stop'],
  ['\u202eSTOP\u202c', 'stop'],
  ['\u2066STOP\u2069', 'stop'],
  ['\ufeffSTOP', 'stop'],
  ['ST\u00adOP', 'stop'],
  ['ST\u0000OP\u0007', 'stop'],
  ['ＳＴＯＰ', 'stop'],
  ['ﬁle', 'file'],
  ['1.', '1'],
  ['(1)', '1'],
  ['#1', '1'],
  ['１', '1'],
  ['①', '1'],
  ['1️⃣', '1'],
  ['٣', '3'],
  ['۳', '3'],
  ['३', '3'],
  ['𝟘', '0'],
  ['𝟵', '9'],
  ['Semangat 😊', 'semangat 😊'],
  ['😊', '😊'],
  ['😊!', '😊'],
  ['👍🏽', '👍'],
  ['❤️', '❤'],
  ['❤', '❤'],
  ['‼️', ''],
  ['ya~', 'ya'],
  ['ya ^^', 'ya'],
  ['a+b=c', 'a b c'],
  ['Rp5.000', 'rp5 000'],
  ['مرحبا!', 'مرحبا'],
  ['\u200fمرحبا\u200f', 'مرحبا'],
  ['שלום, עולם', 'שלום עולם'],
  ['ꦱꦸꦒꦼꦁ', 'ꦱꦸꦒꦼꦁ'],
  ['e\u0301', 'é'],
  ['É', 'é'],
  ['__proto__', 'proto'],
  ['constructor', 'constructor'],
  ['\ud83d', ''],
  ['a\udc00b', 'ab'],
  ['…', ''],
  ['?', ''],
  ['•', ''],
  ['a_b', 'a b'],
];

describe('normalising', () => {
  it.each(cases)('turns %j into %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each(cases)('leaves what it made of %j as it is', (text) => {
    expect(normalise(normalise(text))).toBe(normalise(text));
  });

  it.each([
    ' '.repeat(100_000),
    '.'.repeat(100_000),
    'a'.repeat(100_000),
    'a.'.repeat(50_000),
    '😊'.repeat(50_000),
    `a${'\u0301\u0323'.repeat(50_000)}`,
    '\u200b'.repeat(100_000),
    '٣'.repeat(100_000),
    '\ud83d'.repeat(100_000),
  ])('takes 100 kB in a moment', (text) => {
    const began = performance.now();
    normalise(text);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
