import { describe, expect, it } from '@jest/globals';
import { type Cell, type Sheet } from '../../../../src/flowfile/sheet/workbook.ts';
import { p, pesan, row, tanya, useSheetCheck } from './check-sheets.ts';

const check = useSheetCheck();

const sheet = (name: string, ...rows: readonly (readonly Cell[])[]): Sheet => ({ name, rows });
const heads = (...rows: readonly (readonly Cell[])[]): Sheet => sheet('alur', ['id', 'lembar'], ...rows);
/** A sound flow `p` whose head has one cell more. */
const flow = (heading: string, cell: Cell): readonly Sheet[] => [
  sheet('alur', ['id', 'lembar', heading], ['p', 'p', cell]),
  p(pesan()),
];

const table: readonly (readonly [string, readonly Sheet[], string])[] = [
  ['no headings', [sheet('p', tanya(), pesan())], 'p!A1: error: this sheet has no column "jenis"'],
  ['no verbs', [sheet('p', ['id', 'teks'], ['a', 'Halo'])], 'p!A1: error: this sheet has no column "jenis"'],
  [
    'a misspelt heading',
    [sheet('p', ['jenis', 'tekss'], ['pesan', 'Halo'])],
    'p!B1: error: there is no column "tekss"; did you mean "teks"?',
  ],
  [
    'a heading twice',
    [sheet('p', ['jenis', 'teks', 'text'], ['pesan', 'Halo'])],
    'p!C1: error: the column "teks / text" is there already',
  ],
  ['an empty sheet', [sheet('p')], ' error: there is no sheet with a column "jenis"'],
  ['headings alone', [p()], 'p!A1: error: a flow needs steps'],
  ['a name of two words', [{ ...p(pesan()), name: 'Lembar 1' }], 'Lembar 1!A1: error: "Lembar 1" cannot be'],
  ['a head without steps', [heads(['p', 'pp']), p(pesan())], 'alur!B2: error: there is no sheet "pp"'],
  [
    'a flow twice',
    [heads(['p', 'p'], ['p', 'q']), p(pesan()), { ...p(pesan()), name: 'q' }],
    'alur!A3: error: the flow "p" is there already',
  ],
  ['cells merged over two rows', [p(tanya(), row({ teks: 'Halo' }))], 'p!B3: error: this row does nothing'],
  [
    'a circle',
    [p(pesan({ id: 'a' }), pesan({ 'lanjut ke': 'a' }))],
    'p!G3: error: this leads round in a circle',
  ],
  [
    'a built-in word',
    flow('kata kunci', 'halo; stop'),
    'alur!C2: error: the keyword "stop" is a built-in word',
  ],
  [
    "another flow's word",
    flow('kata kunci', 'Lain'),
    'alur!C2: error: the keyword "Lain" belongs to the flow',
  ],
  ['a role', flow('untuk', 'semua'), 'alur!C2: error: for must be one of'],
  ['a life without its unit', flow('kedaluwarsa', 7), 'alur!C2: error: expires must be a duration'],
  [
    'a language by its name',
    flow('bahasa', 'Jawa'),
    'alur!C2: error: language must be written like id, jv or en',
  ],
];

const hints: readonly (readonly [string, readonly Sheet[], string])[] = [
  [
    'choices on one line',
    [p(tanya({ pilihan: 'Ya, Tidak' }), pesan())],
    'p!E2: hint: this is one choice alone; if it should be several, give each its own line',
  ],
  ['keywords with a comma', flow('kata kunci', 'halo, hai'), 'alur!C2: hint: "halo, hai" is one keyword'],
  [
    'a keyword twice',
    flow('kata kunci', 'halo; Halo'),
    'alur!C2: hint: the keyword "Halo" stands in x.xlsx:alur!C2 already',
  ],
  [
    'a cell under no heading',
    [p(pesan(), [...pesan(), 'catatanku'])],
    'p!P3: hint: nothing stands above this',
  ],
  [
    'a sheet of something else',
    [p(pesan()), sheet('catatan', ['tanggal', 'siapa'], ['3 Mei', 'Rini'])],
    'catatan!A1: hint: this sheet is not read',
  ],
];

describe('one fault in a spreadsheet', () => {
  it.each(table)('is named alone, by its cell: %s', async (_, sheets, said) => {
    expect(await check(sheets)).toEqual({ lines: [expect.stringContaining(said)], hints: [] });
  });

  it.each(hints)('is a hint where it runs as written: %s', async (_, sheets, said) => {
    expect(await check(sheets)).toEqual({ lines: [], hints: [expect.stringContaining(said)] });
  });

  it.each([
    ['empty rows', [p(tanya(), [], row({}), pesan())]],
    ['blanks around names', [p(tanya({ id: ' a ', 'lanjut ke': ' akhir' }), pesan({ id: 'akhir ' }))]],
    ['numbers as texts', [p(tanya({ teks: 5, jawaban: 'angka', min: '2' }), pesan())]],
    ['an arrow in quotation marks', [p(tanya({ pilihan: 'y|"Ya → besok"\nTidak' }), pesan())]],
  ])('is not seen where there is none: %s', async (_, sheets) => {
    expect(await check(sheets)).toEqual({ lines: [], hints: [] });
  });
});
