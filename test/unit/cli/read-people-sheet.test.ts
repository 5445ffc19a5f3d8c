import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsx from 'write-excel-file/node';
import { readPeopleSheet } from '../../../src/cli/read-people-sheet.ts';
import { type Cell, type Sheet } from '../../../src/flowfile/sheet/workbook.ts';

/** A file as a spreadsheet program keeps it: days and numbers are no texts. */
async function workbook(...sheets: readonly Sheet[]): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'semangat-')), 'people.xlsx');
  await writeXlsx(
    sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => row.map(typed)) })),
  ).toFile(file);
  return file;
}

function typed(value: Cell) {
  if (value instanceof Date) {
    return { value, type: Date, format: 'dd/mm/yyyy' };
  }
  return typeof value === 'number' ? { value, type: Number } : { value: value ?? '', type: String };
}

const header: readonly Cell[] = ['external_id', 'name', 'addresses', 'opted_in_at', 'fields.phone'];

describe('people in an Excel file', () => {
  it('are read row by row, with days as days and long numbers whole', async () => {
    const row: readonly Cell[] = [31, 'Siti "Ami"\nAminah', null, new Date('2026-11-20'), 6281234567890];
    const file = await workbook({ name: 'Keluarga', rows: [header, [], row] }, { name: 'Sheet2', rows: [] });
    expect((await readPeopleSheet(file)).split('\n')).toEqual([
      '"external_id","name","addresses","opted_in_at","fields.phone"',
      '',
      '"31","Siti ""Ami"" Aminah","","2026-11-20","6281234567890"',
    ]);
  });

  it('stand in one sheet, lest those of another are thought to be in', async () => {
    const rows = [header, ['1', 'Siti']];
    const file = await workbook({ name: 'Songgon', rows }, { name: 'Genteng', rows });
    await expect(readPeopleSheet(file)).rejects.toThrow(/"Songgon", "Genteng"/u);
  });

  it('are none where the file is something else', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'semangat-')), 'people.xlsx');
    writeFileSync(file, 'external_id,name\n');
    await expect(readPeopleSheet(file)).rejects.toThrow(/people\.xlsx: this is no Excel file/u);
  });
});
