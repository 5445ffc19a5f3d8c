import { describe, expect, it } from '@jest/globals';
import { type Row } from '../../../../src/domain/row.ts';
import { findWords } from '../../../../src/programme/relay/find-words.ts';
import { openTalk } from '../../../support/engine-world.ts';
import { createFakeStore } from '../../../support/fake-store.ts';

const minute = 60_000;
const photo = (ref: string) => ({ kind: 'image', ref, name: null, mime: null, bytes: 5 }) as const;
const said = { heard: 'e1.0', text: '', media: [photo('telegram:1')] };

function storeWith(ref: string) {
  const { put, store } = createFakeStore();
  const data = { text: '', media: [{ ...photo(ref) }] };
  put.push({ kind: 'messages', id: 'e1.0', contact: 'siti', at: 0, version: 1, data } satisfies Row);
  return store;
}

describe('a picture that the network does not give', () => {
  it('is waited for, and then the words go without it and say so', async () => {
    const store = storeWith('telegram:1');
    await expect(findWords(store, said, 9 * minute)).rejects.toThrow('not fetched yet');
    expect(await findWords(store, said, 11 * minute)).toEqual({ ...said, media: [], incomplete: true });
  });

  it('is nothing that is said of one that came', async () => {
    const kept = [photo('kept:siti/1.jpg')];
    expect(await findWords(storeWith('kept:siti/1.jpg'), said, minute)).toEqual({ ...said, media: kept });
  });

  it('is told to the volunteer, and to the family where a volunteer sent it', () => {
    const words = { ...said, media: [], incomplete: true } as const;
    const from = { contact: 'siti', name: 'Siti', village: 'Songgon', companion: 'wati' };
    const volunteer = openTalk({ flows: {}, contact: { role: 'volunteer' } });
    expect(volunteer.happen({ kind: 'words', from, words, urgent: false })).toEqual([
      '<words_of_family Siti (Songgon) <file_missing>>',
    ]);
    const family = openTalk({ flows: {}, contact: { companion: 'wati' } });
    const of = { from: 'Wati', words: { ...words, text: 'Lihat' } };
    expect(family.happen({ kind: 'companion_words', ...of })).toEqual([
      '<words_of_companion Wati Lihat\n<file_missing>>',
    ]);
  });
});
