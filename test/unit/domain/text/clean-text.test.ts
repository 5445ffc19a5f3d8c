import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../../../../src/domain/text/clean-text.ts';

const family = '👨\u200d👩\u200d👧';

const cases: readonly (readonly [string, string])[] = [
  ['', ''],
  ['  halo  ', 'halo'],
  ['halo\nbu', 'halo\nbu'],
  ['halo\r\nbu', 'halo\nbu'],
  ['halo\rbu', 'halo\nbu'],
  ['halo\u2028bu', 'halo\nbu'],
  ['halo\u2029bu', 'halo\nbu'],
  ['halo\u0085bu', 'halo\nbu'],
  ['halo\tbu', 'halo bu'],
  ['ha\u0000lo\u0007\u001b[31m', 'halo[31m'],
  ['ha\u007flo\u009f', 'halo'],
  ['ha\u200blo', 'halo'],
  ['ha\u200clo', 'halo'],
  ['ha\u200dlo', 'halo'],
  ['ha\u2060lo\ufeff', 'halo'],
  ['\u202eolah\u202c', 'olah'],
  ['\u2066a\u2069', 'a'],
  ['\u200fمرحبا\u200e', 'مرحبا'],
  ['مرحبا bu', 'مرحبا bu'],
  ['a\u{e0041}b', 'ab'],
  ['ha\u00adlo', 'halo'],
  ['a\ufff9b', 'ab'],
  ['a\n\n\n\n\nb', 'a\n\n\nb'],
  ['a\n\n\nb', 'a\n\n\nb'],
  ['a\n\nb', 'a\n\nb'],
  ['a\n \n\t\n  \n \nb', 'a\n\n\nb'],
  ['\n\n\na\n\n\n', 'a'],
  ['a  b', 'a  b'],
  ['a\n  b', 'a\n  b'],
  ['😊', '😊'],
  ['\ud83d', ''],
  ['a\ud83db', 'ab'],
  ['a\ude0ab', 'ab'],
  ['\ud83d\u200b\ude0a', ''],
  [family, family],
  ['❤️', '❤️'],
  ['🏳️\u200d🌈', '🏳️\u200d🌈'],
  ['👩🏽\u200d🌾', '👩🏽\u200d🌾'],
  ['\u200d😊\u200d', '😊'],
  ['ꦱꦸꦒꦼꦁ', 'ꦱꦸꦒꦼꦁ'],
  ['__proto__', '__proto__'],
  ['Ｎ１', 'Ｎ１'],
];

describe('cleaning an inbound text', () => {
  it.each(cases)('keeps of %j only %j', (text, expected) => {
    expect(cleanText(text, 4096)).toEqual({ text: expected, cut: false });
  });

  it.each([
    ['abcdef', 3, 'abc'],
    ['abc', 3, null],
    ['abc', 0, ''],
    ['ab😊', 3, 'ab'],
    ['ab😊', 4, null],
    ['a😊😊', 4, 'a😊'],
    ['😊', 1, ''],
    ['ab  cd', 4, 'ab'],
    ['\u200babc', 3, null],
    [`${family}x`, 3, '👨'],
  ])('cuts %j to %d units', (text, limit, expected) => {
    expect(cleanText(text, limit)).toEqual({
      text: expected ?? text.replace('\u200b', ''),
      cut: expected !== null,
    });
  });

  it('changes nothing the second time', () => {
    for (const [text] of cases) {
      for (const limit of [1, 2, 3, 5, 100]) {
        const once = cleanText(text, limit).text;
        expect(cleanText(once, limit)).toEqual({ text: once, cut: false });
      }
    }
  });

  it.each([
    ' '.repeat(100_000),
    '\n'.repeat(100_000),
    ' \n'.repeat(50_000),
    `a${' '.repeat(99_998)}b`,
    '\u200d'.repeat(100_000),
    '😊'.repeat(50_000),
    '\ud83d'.repeat(100_000),
    'a'.repeat(100_000),
  ])('takes 100 kB in a moment', (text) => {
    const began = performance.now();
    expect(cleanText(text, 4096).text.length).toBeLessThanOrEqual(4096);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
