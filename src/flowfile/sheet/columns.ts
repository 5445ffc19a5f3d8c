import { closest } from '../yaml/closest.ts';

/**
 * The columns of a sheet by the names that they may have, the usual first; what a sheet that we write shows is
 * `jenis / verb`. A head row has `title`, `keyword`, `language`, `expires` and `sheet`, a step has the others.
 */
export const columns = {
  id: ['id', 'alur', 'flow', 'langkah', 'step'],
  sheet: ['lembar', 'sheet'],
  verb: ['jenis', 'verb', 'type'],
  text: ['teks', 'text'],
  answer: ['jawaban', 'answer'],
  choices: ['pilihan', 'choices'],
  min: ['min', 'minimum', 'terkecil'],
  max: ['max', 'maks', 'maksimum', 'maximum', 'terbesar'],
  goto: ['lanjut ke', 'goto'],
  remind: ['ingatkan', 'remind'],
  timeout: ['batas waktu', 'timeout'],
  invalid: ['bila salah', 'invalid'],
  tries: ['percobaan', 'tries'],
  unclear: ['bila tetap salah', 'invalid goto'],
  media: ['media'],
  for: ['untuk', 'for', 'kepada', 'to'],
  due: ['tenggat', 'due'],
  why: ['alasan', 'why'],
  title: ['judul', 'title'],
  keyword: ['kata kunci', 'keyword'],
  language: ['bahasa', 'language'],
  expires: ['kedaluwarsa', 'expires'],
  note: ['catatan', 'note'],
  more: ['lain', 'more'],
} as const;

/** A column by what it is for. */
export type Column = keyof typeof columns;

/** Every column, in the order in which they are written. */
export const columnNames = Object.keys(columns).filter((name): name is Column => name in columns);

/** The cells of one row that are not empty, as text. */
export type Cells = { readonly [Key in Column]?: string };

const names = new Map<string, Column>(
  columnNames.flatMap((column) => columns[column].map((name): [string, Column] => [name, column])),
);

/** The heading that we write: the Indonesian and the English name. */
export function headingOf(column: Column): string {
  const [first = '', second]: readonly string[] = columns[column];
  return second === undefined || ['id', 'min', 'max'].includes(column) ? first : `${first} / ${second}`;
}

/** The column that a heading means, in either language or both: `jenis`, `Verb`, `jenis / verb`. */
export function findColumn(heading: string): Column | undefined {
  const found = heading.split('/').map((part) =>
    names.get(
      part
        .trim()
        .toLowerCase()
        .replaceAll(/[_\s]+/gu, ' '),
    ),
  );
  return found.every((column) => column === found[0]) ? found[0] : undefined;
}

/** What a heading that is no column was probably meant to be. */
export function hintColumn(heading: string): string {
  const near = closest(heading.trim().toLowerCase(), names.keys());
  return near === undefined
    ? 'remarks of your own belong into a column "catatan" (note)'
    : `did you mean "${near}"?`;
}
