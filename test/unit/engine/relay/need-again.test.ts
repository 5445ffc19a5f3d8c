import { expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';

it('brings words of need that several left unanswered once in a moment, and again where they still wait', () => {
  const talk = openTalk({ flows: {}, manners: 'usual', contact: { role: 'coordinator', name: 'Dedi' } });
  const from = { contact: 'siti', name: 'Siti', village: null, companion: 'wati' };
  const words = { heard: 'need', text: 'banjir', media: [] };
  const pass = () => talk.happen({ kind: 'words', from, words, urgent: true, again: true });
  expect(pass()).toEqual(['<urgent_words Siti banjir>']);
  expect(pass()).toEqual([]);
  talk.pass('14m');
  expect(pass()).toEqual(['<urgent_again Siti banjir>']);
  expect(pass()).toEqual([]);
});
