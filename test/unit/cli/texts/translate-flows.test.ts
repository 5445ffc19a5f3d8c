import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportTexts } from '../../../../src/cli/texts/export-texts.ts';
import { importTexts } from '../../../../src/cli/texts/import-texts.ts';
import { type CliParts } from '../../../../src/cli/parts.ts';
import { readWorkbook } from '../../../../src/flowfile/sheet/read-workbook.ts';
import { writeWorkbook } from '../../../../src/flowfile/sheet/write-workbook.ts';
import { readFolder } from '../../../../src/assembly/script.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();

const flow = `steps:
  - say: 'Halo, @contact.name.'
  - ask: "Bisa datang?\\nBalas 1 atau 2."
    id: coming
    choices: [{ value: 1, label: Bisa }, { value: 2, label: Tidak bisa }]
    timeout: { after: 1d }
  - say: 'Halo, @contact.name.'
`;
const jv = `# Dipriksa Bu Rini
'Tidak bisa': Mboten saged # krama

# sampun boten dipunginakaken
Lawas: Lami
'Halo, @contact.name.': "Sugeng enjing, @contact.name."
`;

let said: string[] = [];
beforeEach(() => {
  said = [];
  const take = (text: unknown): boolean => said.push(String(text)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(take);
  jest.spyOn(process.stderr, 'write').mockImplementation(take);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A programme with one flow and its Javanese texts; all that these commands use of their parts. */
function open() {
  const [flowsDir, localesDir] = [newFolder(), newFolder()];
  writeFileSync(join(flowsDir, 'posyandu.yaml'), flow);
  mkdirSync(join(localesDir, 'jv'));
  writeFileSync(join(localesDir, 'jv', 'posyandu.yaml'), jv);
  const readIt = (folder = flowsDir) => readFolder({ flowsDir: folder, localesDir, language: 'id' });
  const parts = { flowsDir, localesDir, readFolder: readIt } as unknown as CliParts;
  const locale = (language: string): string =>
    readFileSync(join(localesDir, language, 'posyandu.yaml'), 'utf8');
  return { parts, locale, file: (name: string) => join(newFolder(), name) };
}

describe('texts for translators', () => {
  it.each(['jv.po', 'teks.xlsx'])('go out as %s and come back without a change', async (name) => {
    const { parts, locale, file } = open();
    const path = file(name);
    expect(await exportTexts([], { to: path, language: 'jv' }, parts)).toBe(0);
    expect(await importTexts(path, undefined, parts)).toBe(0);
    expect(locale('jv')).toBe(jv);
  });

  it('stand in a PO file once each, with the lines and steps they are said in', async () => {
    const { parts, file } = open();
    const path = file('jv.po');
    await exportTexts([], { to: path, language: 'jv' }, parts);
    const text = readFileSync(path, 'utf8').replaceAll(`${parts.flowsDir}/`, '');
    expect(text).toContain(
      '#: posyandu.yaml:2\n#: posyandu.yaml:7\n#. #1, #3\nmsgctxt "posyandu"\nmsgid "Halo, @contact.name."\nmsgstr "Sugeng enjing, @contact.name."\n',
    );
    expect(text).toContain('msgid ""\n"Bisa datang?\\n"\n"Balas 1 atau 2."\nmsgstr ""\n');
    expect(text).toContain('"Language: jv\\n"');
  });

  it('change only what was translated: order, comments and texts of the past stay', async () => {
    const { parts, locale, file } = open();
    const path = file('jv.po');
    const entries = [
      'msgid ""\nmsgstr "Language: jv\\n"',
      'msgctxt "posyandu"\nmsgid "Tidak bisa"\nmsgstr "Boten saged"',
      'msgid "Bisa"\nmsgstr "Saged"',
      '#, fuzzy\nmsgid "Halo, @contact.name."\nmsgstr "Salah"',
      'msgid "Bisa datang?\\nBalas 1 atau 2."\nmsgstr "Saged rawuh?\\nBalesi 1 utawi 2."',
    ];
    writeFileSync(path, `${entries.join('\n\n')}\n`);
    expect(await importTexts(path, undefined, parts)).toBe(0);
    const added = `Bisa: Saged\n`;
    expect(locale('jv')).toContain(jv.replace('Mboten saged', 'Boten saged'));
    expect(locale('jv')).toContain(added);
    const read = parts.readFolder();
    const translated = read.locales.find(({ language }) => language === 'jv')?.translations;
    expect(translated?.get('Bisa datang?\nBalas 1 atau 2.')?.text).toBe('Saged rawuh?\nBalesi 1 utawi 2.');
  });

  it('make the file of a language that has none yet', async () => {
    const { parts, locale, file } = open();
    const path = file('teks.xlsx');
    await writeWorkbook(path, [
      {
        name: 'teks',
        rows: [
          ['Alur', 'teks', 'en'],
          ['posyandu', 'Bisa', 'Yes'],
          ['posyandu', 'Tidak bisa', null],
          ['posyandu', 'Hilang', 'Gone'],
        ],
      },
    ]);
    expect(await importTexts(path, undefined, parts)).toBe(0);
    expect(locale('en')).toBe('Bisa: Yes\n');
    expect(said.join('')).toContain('teks!C4: warning: posyandu has no text "Hilang"; it was left out');
  });

  it.each([
    ['a label that no button shows', 'Bisa', 'Saged sanget, matur nuwun', 'this label has 25 characters'],
    ['a broken expression', 'Halo, @contact.name.', 'Sugeng, @(contact.name', 'error: '],
  ])('are refused as a whole with %s', async (_, text, translation, fault) => {
    const { parts, locale, file } = open();
    const path = file('teks.xlsx');
    const rows = [
      ['alur', 'teks', 'jv', 'en'],
      ['posyandu', text, translation],
      ['posyandu', 'Tidak bisa', 'Boten', 'No'],
    ];
    await writeWorkbook(path, [{ name: 'teks', rows }]);
    expect(await importTexts(path, undefined, parts)).toBe(1);
    expect(said[0]).toContain('teks!C2: posyandu');
    expect(said[0]).toContain(fault);
    expect(locale('jv')).toBe(jv);
    expect(existsSync(join(parts.localesDir, 'en'))).toBe(false);
  });

  it('are not put beside a file that cannot be read', async () => {
    const { parts, locale, file } = open();
    const path = file('teks.xlsx');
    await exportTexts([], { to: path, language: 'jv' }, parts);
    writeFileSync(join(parts.localesDir, 'jv', 'posyandu.yaml'), "'Bisa: Saged");
    await expect(importTexts(path, undefined, parts)).rejects.toThrow('mend this first');
    expect(locale('jv')).toBe("'Bisa: Saged");
  });

  it('have a column for each language in a sheet', async () => {
    const { parts, file } = open();
    const path = file('teks.xlsx');
    await exportTexts([], { to: path, language: undefined }, parts);
    const book = await readWorkbook(path);
    expect(book.fault === null && book.sheets[0]?.rows.slice(0, 2)).toEqual([
      ['alur / flow', 'langkah / step', 'teks / text', 'jv'],
      ['posyandu', '#1, #3', 'Halo, @contact.name.', 'Sugeng enjing, @contact.name.'],
    ]);
  });
});
