import { afterAll, beforeAll } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSheet } from '../../../../src/cli/sheet/check-sheet.ts';
import { loadFolder } from '../../../../src/flowfile/load-folder.ts';
import { writeWorkbook } from '../../../../src/flowfile/sheet/write-workbook.ts';
import { type Cell, type Sheet } from '../../../../src/flowfile/sheet/workbook.ts';

/** Cells of a row by the headings of their columns. */
export type Cells = Readonly<Record<string, Cell>>;
type Row = readonly Cell[];

const columns = ['id', 'jenis', 'teks', 'jawaban', 'pilihan', 'min', 'lanjut ke', 'ingatkan', 'batas waktu'];
const headings = [...columns, 'bila salah', 'percobaan', 'media', 'untuk', 'tenggat', 'lain'];

/** A row: A id, B jenis, C teks, D jawaban, E pilihan, F min, G lanjut ke, H ingatkan, I batas waktu, … O lain. */
export const row = (cells: Cells): Row => headings.map((heading) => cells[heading] ?? null);
/** A question `a` that is sound but for what is given. */
export const tanya = (cells: Cells = {}): Row =>
  row({ id: 'a', jenis: 'tanya', teks: 'Apa?', 'batas waktu': '2d -> end', ...cells });
/** A message that is sound but for what is given. */
export const pesan = (cells: Cells = {}): Row => row({ jenis: 'pesan', teks: 'Halo', ...cells });
/** The sheet `p` of these rows. */
export const p = (...rows: readonly Row[]): Sheet => ({ name: 'p', rows: [headings, ...rows] });

/** Checks a workbook beside a flow `lain`; what is told of it is without the path of the file. */
export function useSheetCheck() {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-'));
  const file = join(folder, 'x.xlsx');
  beforeAll(() => {
    mkdirSync(join(folder, 'packaged', 'id'), { recursive: true });
    copyFileSync(join('locales', 'id', 'system.yaml'), join(folder, 'packaged', 'id', 'system.yaml'));
    writeFileSync(join(folder, 'lain.yaml'), 'triggers: [{ keyword: lain }]\nsteps: [{ say: Halo }]\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const [locales, media, packaged] = ['locales', 'media', 'packaged'].map((name) => join(folder, name));
  const parts: Parameters<typeof checkSheet>[1] = {
    flowsDir: folder,
    readFolder: (flows = folder, drafts = []) =>
      loadFolder({ flows, locales: locales ?? '', media: media ?? '', packaged: packaged ?? '', drafts }),
  };
  return async (sheets: readonly Sheet[]) => {
    await writeWorkbook(file, sheets);
    const { lines, hints } = await checkSheet(file, parts);
    const short = (line: string): string => line.replaceAll(file, 'x.xlsx').replace('x.xlsx:', '');
    return {
      lines: lines.filter((line) => !line.includes('no transcript test')).map(short),
      hints: hints.map(short),
    };
  };
}
