import { expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';

function write(text: string): readonly string[] {
  const from = { contact: 'siti', name: 'Siti', village: 'Songgon', companion: 'wati' };
  const words = { heard: 'siti.0', text, media: [] };
  const volunteer = openTalk({ flows: {}, contact: { role: 'volunteer' } });
  return volunteer.happen({ kind: 'words', from, words, urgent: false });
}

it('brings the words of a family whole, however long they are', () => {
  const long = `${'kata '.repeat(818)}selesai`;
  const told = write(long);
  expect(told).toHaveLength(2);
  expect(told.join(' ')).toBe(`<words_of_family Siti (Songgon) ${long}>`);
  const dense = `${'😊'.repeat(2045)}akhir`;
  const parts = write(dense);
  expect(parts.join('')).toBe(`<words_of_family Siti (Songgon) ${dense}>`);
  expect(parts.every((each) => each.length <= 4096 && !/[\uD800-\uDBFF]$/.test(each))).toBe(true);
});
