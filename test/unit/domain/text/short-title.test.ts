import { expect, it } from '@jest/globals';
import { shortTitle } from '../../../../src/domain/text/short-title.ts';

it.each([
  ['Besok rapat.', 'Besok rapat.'],
  ['Besok\nada rapat', 'Besok ada rapat'],
  [
    'desa Karangtresna: Posyandu bulan ini hari Kamis jam 8 di balai desa.',
    'desa Karangtresna: Posyandu bulan ini hari Kamis jam 8 di…',
  ],
  ['a'.repeat(80), `${'a'.repeat(59)}…`],
  [`${'a'.repeat(58)}😊😊 lagi`, `${'a'.repeat(58)}…`],
])('names an announcement by its first whole words: %s', (text, title) => {
  expect(shortTitle(text)).toBe(title);
  expect(() => encodeURIComponent(shortTitle(text))).not.toThrow();
});
