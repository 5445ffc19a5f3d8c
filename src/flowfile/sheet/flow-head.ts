import { isDeepStrictEqual } from 'node:util';
import { textForm, wordsForm } from './cell-forms.ts';
import { type Cells } from './columns.ts';
import { type Data, isMapping, type Mapping } from './data.ts';
import { writeYaml, type NoteCell } from './step-row.ts';
import { peopleWords, toWord } from './vocabulary.ts';

/** What stands above the steps of a flow, as a row; what no column takes goes into `more`. */
export function writeHead(flow: Mapping): Cells {
  const cells: Record<string, string> = {};
  const more: Record<string, Data> = {};
  for (const [key, data] of Object.entries(flow).filter(([each]) => each !== 'steps')) {
    const cell = writers[key]?.(data);
    if (cell === undefined || cell.trim() === '') {
      more[key] = data;
    } else {
      cells[key === 'triggers' ? 'keyword' : key] = cell;
    }
  }
  return { ...cells, ...(Object.keys(more).length === 0 ? {} : { more: writeYaml(more) }) };
}

const writers: { readonly [key: string]: (data: Data) => string | undefined } = {
  title: textForm.write,
  language: textForm.write,
  expires: textForm.write,
  for: (data) => wordsForm.write(typeof data === 'string' ? [data] : data),
  triggers: keywordsOf,
};

/** The words of a flow that is started by keywords and in no other way. */
function keywordsOf(triggers: Data | undefined): string | undefined {
  const [first, ...others] = Array.isArray(triggers) ? (triggers as readonly Data[]) : [];
  const words = isMapping(first) ? first['keyword'] : undefined;
  const plain = others.length === 0 && isDeepStrictEqual(Object.keys(first ?? {}), ['keyword']);
  return plain && Array.isArray(words) && words.length > 0 ? wordsForm.write(words) : undefined;
}

/** Reads a row as what stands above the steps; in a sheet of steps the title may stand under `text`. */
export function readHead(cells: Cells, more: Mapping, note: NoteCell): Mapping {
  const words = (column: 'keyword' | 'for'): readonly string[] =>
    wordsForm.read(cells[column] ?? '', (text) => {
      note(column, text);
    }) as readonly string[];
  const [keyword, whom] = [words('keyword'), words('for').map((word) => toWord(peopleWords, word))];
  const own = Object.entries({
    title: cells.title ?? cells.text,
    language: cells.language,
    for: whom.length === 0 ? undefined : whom,
    expires: cells.expires,
    triggers: keyword.length === 0 ? undefined : [{ keyword }],
  }).filter((entry): entry is [string, Exclude<(typeof entry)[1], undefined>] => entry[1] !== undefined);
  noteTwice(
    own.map(([key]) => key),
    more,
    note,
  );
  const head: Mapping = { ...more, ...Object.fromEntries<Data>(own) };
  const triggers = [...listOf(head['triggers']), ...(keyword.length === 0 ? [] : listOf(more['triggers']))];
  return triggers.length === 0 ? head : { ...head, triggers };
}

function noteTwice(own: readonly string[], more: Mapping, note: NoteCell): void {
  for (const key of own.filter((each) => each in more && each !== 'triggers')) {
    note('more', `"${key}" stands in a column of its own too; remove one of the two`);
  }
  if ('steps' in more) {
    note('more', 'steps are rows of a sheet, one a row; take them out of this cell');
  }
}

function listOf(data: Data | undefined): readonly Data[] {
  return Array.isArray(data) ? (data as readonly Data[]) : data === undefined ? [] : [data];
}
