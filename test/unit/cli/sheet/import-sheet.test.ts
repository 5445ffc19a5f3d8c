import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSheet } from '../../../../src/cli/sheet/check-sheet.ts';
import { importSheet } from '../../../../src/cli/sheet/import-sheet.ts';
import { readFlowSheets } from '../../../../src/flowfile/sheet/read-flow-sheets.ts';
import { writeWorkbook } from '../../../../src/flowfile/sheet/write-workbook.ts';
import { type Cell } from '../../../../src/flowfile/sheet/workbook.ts';
import { readFolder } from '../../../../src/assembly/script.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();

const partsOf = (folder: string) => ({
  flowsDir: folder,
  readFolder: (flowsDir = folder, drafts: readonly { readonly name: string; readonly text: string }[] = []) =>
    readFolder({ flowsDir, localesDir: join(folder, 'locales'), language: 'id' }, drafts),
});

/** Checks rows of a flow `posyandu`; answers the lines of faults with the file's name left out. */
async function check(rows: readonly (readonly Cell[])[], folder = newFolder()): Promise<readonly string[]> {
  const file = join(folder, 'x.xlsx');
  await writeWorkbook(file, [{ name: 'posyandu', rows }]);
  const { lines } = await checkSheet(file, partsOf(folder));
  return lines
    .map((line) => line.replaceAll(file, 'x.xlsx'))
    .filter((line) => !line.includes('no transcript test'));
}

const headings = [
  'id',
  'Jenis',
  'teks',
  'Answer',
  'pilihan / choices',
  'min',
  'max',
  'lanjut ke',
  'batas waktu',
  'lain',
];

let written: ReturnType<typeof jest.spyOn>;

beforeEach(() => {
  written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('a spreadsheet of flows', () => {
  it('is understood with headings and words of either language', async () => {
    const rows = [
      headings,
      [
        'datang',
        'tanya',
        'Bisa datang?',
        null,
        'ya|Bisa|iya; bisa\nTidak bisa -> selamat',
        null,
        null,
        null,
        '1d -> end',
      ],
      ['anak', 'Ask', 'Berapa anak?', 'angka bulat', null, 1, 9, null, '1d'],
      ['selamat', 'katakan', 'Terima kasih.'],
    ];
    expect(await check(rows)).toEqual([]);
  });

  it.each([
    [
      'a step that is not there',
      ['a', 'tanya', 'Ya?', null, 'ya|Ya -> selamt', null, null, null, '1d'],
      'E2: error: no step has the id "selamt"; did you mean "selamat"?',
    ],
    [
      'a timeout to nowhere',
      ['a', 'tanya', 'Ya?', null, null, null, null, null, '1d -> x'],
      'I2: error: no step has the id "x"',
    ],
    ['a wrong length of time', ['a', 'tanya', 'Ya?', null, null, null, null, null, 'besok'], 'I2: error: '],
    [
      'min over max',
      ['a', 'tanya', 'Berapa?', 'angka', null, 9, 1, null, '1d'],
      'F2: error: min 9 is over max 1',
    ],
    [
      'a limit that is no number',
      ['a', 'tanya', 'Berapa?', 'angka', null, 'satu', null, null, '1d'],
      'F2: error: min must be a number',
    ],
    [
      'a kind of answer that nobody knows',
      ['a', 'tanya', 'Berapa?', 'warna', null, null, null, null, '1d'],
      'D2: error: answer must be one of',
    ],
    [
      'a long label',
      ['a', 'tanya', 'Ya?', null, 'Ini label yang terlalu panjang', null, null, null, '1d'],
      'E2: error: this label has 30',
    ],
    [
      'a question without id',
      [null, 'tanya', 'Ya?', null, null, null, null, null, '1d'],
      'C2: error: an ask needs an id',
    ],
    ['a broken expression', ['a', 'say', 'Halo @(1 +'], 'C2: error: '],
    ['a step with nothing to say', ['a', 'say'], 'C2: error: say must be a text'],
    [
      'an unknown verb',
      ['a', 'tanyaa', 'Ya?'],
      'B2: error: "tanyaa" is nothing that a step does; did you mean "tanya"?',
    ],
    ['a row without a verb', ['a', null, 'Ya?'], 'B2: error: this row does nothing'],
    [
      'an id twice',
      ['selamat', 'say', 'Halo'],
      'A3: error: the id "selamat" is taken by the step in x.xlsx:posyandu!A2',
    ],
    ['choices of a say', ['a', 'say', 'Halo', null, 'Ya'], 'E2: error: this say has no "choices"'],
    [
      'an open quotation mark',
      ['a', 'tanya', 'Ya?', null, 'ya|"Ya', null, null, null, '1d'],
      'E2: error: a quotation mark is opened',
    ],
    [
      'a fourth part of a choice',
      ['a', 'tanya', 'Ya?', null, 'ya|Ya|iya|oke', null, null, null, '1d'],
      'E2: error: a choice is',
    ],
    ['YAML that is none', ['a', 'say', 'Ya', null, null, null, null, null, null, 'x: [1'], 'J2: error: '],
    [
      'an unknown key',
      ['a', 'say', 'Ya', null, null, null, null, null, null, 'warna: 1'],
      'J2: error: this say has no "warna"',
    ],
    [
      'a key twice',
      ['a', 'say', 'Ya', null, null, null, null, 'end', null, 'goto: a'],
      'J2: error: "goto" stands in a column',
    ],
  ])('has its fault named by its cell: %s', async (_, row, fault) => {
    const lines = await check([headings, row, ['selamat', 'say', 'Selamat.']]);
    expect(lines.filter((line) => line.includes(`x.xlsx:posyandu!${fault}`))).toHaveLength(1);
  });

  it('has a date named that was meant as text', () => {
    const rows = [headings, ['a', 'say', new Date(0)]];
    const { faults } = readFlowSheets({ name: 'x.xlsx', single: false }, [{ name: 'b', rows }]);
    expect(faults).toMatchObject([{ place: 'x.xlsx:b!C2' }]);
  });

  it('names headings that it does not know or knows already', async () => {
    const lines = await check([
      ['id', 'jenis', 'verb', 'tekss'],
      ['a', 'say', null, 'Halo'],
    ]);
    expect(lines).toContain('x.xlsx:posyandu!C1: error: the column "jenis / verb" is there already');
    expect(lines).toContain('x.xlsx:posyandu!D1: error: there is no column "tekss"; did you mean "teks"?');
  });

  it('is judged beside the flows that are there', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'aaa.yaml'), 'triggers: [{ keyword: posyandu }]\nsteps:\n  - say: Halo\n');
    const top = ['id', 'jenis', 'teks', 'kata kunci'];
    const rows = [
      top,
      ['posyandu', 'alur', 'Posyandu', 'posyandu'],
      [null, 'panggil', 'aab'],
      ['b', 'say', 'Ya'],
    ];
    const lines = await check(rows, folder);
    expect(lines[0]).toContain('x.xlsx:posyandu!D2: error: the keyword "posyandu" belongs to the flow in');
    expect(lines[1]).toBe('x.xlsx:posyandu!C3: error: no flow is called "aab"; did you mean "aaa"?');
  });

  it('as CSV with semicolons becomes a flow file, and is written over only when told', async () => {
    const folder = newFolder();
    const file = join(folder, 'posyandu.csv');
    const rows = [
      'id;jenis;teks;untuk;kata kunci',
      ';alur;Ingat posyandu;keluarga;"posyandu;jadwal"',
      ';say;"Besok, ya."',
    ];
    writeFileSync(file, `\uFEFF${rows.join('\r\n')}\r\n`);
    expect(await importSheet([file], partsOf(folder))).toBe(0);
    const path = join(folder, 'posyandu.yaml');
    expect(readFileSync(path, 'utf8')).toBe(
      'title: Ingat posyandu\nfor: [ beneficiary ]\ntriggers:\n  - keyword: [ posyandu, jadwal ]\nsteps:\n  - say: Besok, ya.\n',
    );
    writeFileSync(path, 'steps:\n  - say: Lain\n');
    await expect(importSheet([file], partsOf(folder))).rejects.toThrow('--replace');
    expect(readFileSync(path, 'utf8')).toContain('Lain');
    expect(await importSheet([file, '--replace'], partsOf(folder))).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toContain('Lain');
  });

  it('writes nothing at all where one of its flows has an error, or a name that leads out of the folder', async () => {
    const folder = newFolder();
    const file = join(folder, 'x.xlsx');
    await writeWorkbook(file, [
      {
        name: 'alur',
        rows: [
          ['id', 'lembar'],
          ['../keluar', 'b'],
        ],
      },
      {
        name: 'a',
        rows: [
          ['jenis', 'teks'],
          ['say', 'Halo'],
        ],
      },
      {
        name: 'b',
        rows: [
          ['jenis', 'teks'],
          ['say', 'Halo'],
        ],
      },
    ]);
    expect(await importSheet([file], partsOf(folder))).toBe(1);
    expect(existsSync(join(folder, 'a.yaml'))).toBe(false);
    expect(written).toHaveBeenCalledWith(expect.stringContaining('alur!A2: error: "../keluar" cannot be'));
  });

  it('that is none is refused in a sentence', async () => {
    const file = join(newFolder(), 'x.xlsx');
    writeFileSync(file, 'PK no workbook');
    const { lines } = await checkSheet(file, partsOf(newFolder()));
    expect(lines).toEqual([
      `${file}: error: this is no Excel file that can be read; save it again as .xlsx, without a password`,
    ]);
  });
});
