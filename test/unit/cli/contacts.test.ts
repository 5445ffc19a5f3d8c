import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contacts } from '../../../src/cli/contacts.ts';
import { type CliParts } from '../../../src/cli/parts.ts';
import { Refusal } from '../../../src/cli/refusal.ts';

/** Nothing runs, and the store is opened for nothing. */
const parts = {
  findRunning: () => Promise.resolve(undefined),
  readFolder: () => ({ settings: { people: {} }, phrases: { titleOf: () => undefined } }),
  openCompanion: () => Promise.resolve({ close: () => Promise.resolve() }),
} as unknown as CliParts;

describe('a table of contacts that is none', () => {
  it.each([
    ['', 'The file is empty. Its first line names the columns.'],
    ['nama,desa\nSiti,Songgon\n', '"nama" is no column'],
    [Buffer.from('name\nSiti\n', 'utf16le').fill(0xff, 0, 1), 'save the table as "CSV UTF-8" or as .xlsx'],
    [Buffer.from('name\nAndré\n', 'latin1'), 'save the table as "CSV UTF-8" or as .xlsx'],
  ])('is refused in words for whoever made it: %j', async (table, words) => {
    const file = join(mkdtempSync(join(tmpdir(), 'semangat-')), 'people.csv');
    writeFileSync(file, table);
    const refused = contacts(['import', file], parts);
    await expect(refused).rejects.toThrow(Refusal);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toThrow(file);
  });
});
