import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSource } from '../../../../src/flowfile/yaml/source.ts';
import { toData } from '../../../../src/flowfile/sheet/data.ts';
import { readFlowSheets } from '../../../../src/flowfile/sheet/read-flow-sheets.ts';
import { readWorkbook } from '../../../../src/flowfile/sheet/read-workbook.ts';
import { writeWorkbook } from '../../../../src/flowfile/sheet/write-workbook.ts';
import { type Cell, type Sheet } from '../../../../src/flowfile/sheet/workbook.ts';
import { writeFlowSheets } from '../../../../src/flowfile/sheet/write-flow-sheets.ts';
import { listYaml } from '../../../../src/flowfile/yaml/list-files.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';
import { example } from '../example.ts';

const newFolder = useTemporaryFolders();

const odd = `# Keterangan alur
title: "Angka: 5 | 6"
language: jv
for: volunteer
expires: 1w
triggers:
  - { keyword: [08, kabar], interrupts: true }
  - every: { cron: "0 8 * * MON", audience: 'role = "volunteer"' }
  - after: { date: joined_on, offset: 7d, at: "08:00" }
  - event: contact.opted_in
steps:
  - say:
    media: salam.ogg
  # baris pertama
  # baris kedua
  - say: |
      =1+1 bukan rumus
        baris kedua "dikutip" -> panah | palang; titik koma
  - ask: '"Kutipan" di awal'
    id: q
    choices:
      - { value: 5, label: 5 }
      - { value: "6", label: "enam|6", accept: 06 }
      - { value: true, label: "a -> b", accept: [";", '"', "-"], goto: end }
      - label: "#5"
      - { label: tanpa nilai, accept: [x y, 0812] }
      - { value: " ", label: "- " }
    remind:
      - { after: 1h, say: "Jam 08:00: datang, ya.\\nSampai jumpa." }
      - { after: 2h }
    timeout: { after: 3d }
    invalid: { say: "Balas = 1", tries: 0 }
  - { ask: Berapa?, id: n, answer: number, min: -1.5, max: 1e3, remind: [], timeout: { after: 1d, goto: end }, invalid: {} }
  - set: { contact.fields.a: "@(n = 1)", contact.fields.b: 08, contact.fields.c: " x ", contact.fields.d: }
  - { tag: pkh, goto: last }
  - untag: ["a;b", '@results.q']
  - if: [{ when: '@(results.q = "a -> b")', goto: last }, { when: '"' , goto: last }, { goto: end }]
  - task: { for: 'village = "Songgon"', title: Kunjungi, due: 2d, why: "@results.q" }
  - notify: { to: coordinator, say: Halo }
  - call: lain
  - wait: 2h
  - handover: { topic: Bantuan }
  - { id: jump, goto: last }
  - { id: last, end: }
  - end
`;

const dataOf = (text: string) => {
  const source = openSource({ file: '', text });
  expect(source.faults()).toEqual([]);
  return toData(source, source.root);
};

const read = (sheets: readonly Sheet[]) => {
  const { drafts, faults } = readFlowSheets({ name: 'x.xlsx', single: false }, sheets);
  expect(faults).toEqual([]);
  return drafts;
};

const ours = listYaml('flows')
  .filter((name) => !name.endsWith('.test.yaml') && name !== 'programme.yaml' && name !== 'calendar.yaml')
  .map((name): [string, string] => [name, readFileSync(join('flows', name), 'utf8')]);

describe('a flow as a sheet', () => {
  it.each([...ours, ['the example', example], ['odd things', odd]])('comes back whole: %s', (_, text) => {
    const [draft] = read(writeFlowSheets([{ id: 'kabar', text }]));
    const { for: whom, ...given } = dataOf(text) as { readonly [key: string]: unknown };
    const lists = typeof whom === 'string' ? [whom] : whom;
    expect(dataOf(draft?.text ?? '')).toEqual({ ...given, ...(lists === undefined ? {} : { for: lists }) });
  });

  it('comes back whole from an Excel file, and with its comments', async () => {
    const file = join(newFolder(), 'kabar.xlsx');
    await writeWorkbook(file, writeFlowSheets([{ id: 'kabar', text: odd }]));
    const book = await readWorkbook(file);
    const [draft] = read(book.fault ? [] : book.sheets);
    expect(dataOf(draft?.text ?? '')).toMatchObject({ ...(dataOf(odd) as object), for: ['volunteer'] });
    expect(draft?.text).toMatch(/^# Keterangan alur\n/u);
    expect(draft?.text).toContain('  # baris pertama\n  # baris kedua\n  - say: ');
  });

  it('says in plain cells what the columns can say', () => {
    const [head, sheet] = writeFlowSheets([{ id: 'kabar', text: example }]);
    expect(head?.rows[0]).toEqual([
      'id',
      'lembar / sheet',
      'judul / title',
      'untuk / for',
      'bahasa / language',
      'kedaluwarsa / expires',
      'catatan / note',
      'lain / more',
    ]);
    const cells = (row: number): object =>
      Object.fromEntries(
        sheet?.rows[0]?.map((name, index): [string, Cell] => [
          String(name),
          sheet.rows[row]?.[index] ?? null,
        ]) ?? [],
      );
    expect(cells(2)).toMatchObject({
      id: 'mood',
      'jenis / verb': 'ask',
      'teks / text': 'Bagaimana semangatnya minggu ini?',
      'pilihan / choices': 'good|Semangat 😊|baik; senang\nsoso|Biasa saja\nheavy|Sedang berat -> comfort',
      'ingatkan / remind': '24h: Kami tunggu kabarnya, @contact.first_name.\n72h',
      'batas waktu / timeout': '7d -> end',
      'bila salah / invalid': 'Balas dengan angka 1, 2 atau 3, ya.',
      'percobaan / tries': 2,
      'bila tetap salah / invalid goto': 'call_companion',
    });
    expect(cells(4)).toMatchObject({
      'jenis / verb': 'if',
      'teks / text': '@(results.days >= 5) -> praise\n-> keep_going',
    });
  });

  it('keeps flows apart whose names a spreadsheet would cut to the same', () => {
    const names = ['a', 'b'].map((end) => `kuesioner-keluarga-penerima-manfaat-${end}`);
    const flows = names.map((id) => ({ id, text: example }));
    expect(read(writeFlowSheets(flows)).map(({ id }) => id)).toEqual(names);
  });
});
