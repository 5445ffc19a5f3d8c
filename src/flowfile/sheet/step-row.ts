import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { closest } from '../yaml/closest.ts';
import { type Cells, type Column } from './columns.ts';
import { type Data, isMapping, type Mapping } from './data.ts';
import { sideParts, type StepPart, verbParts } from './step-parts.ts';
import { toWord, verbWords } from './vocabulary.ts';

/** A step as a row. What no column takes just as it is goes into `more`, as YAML, so that nothing is ever lost. */
export function writeStep(step: Data): Cells {
  const verb = isMapping(step) ? findVerb(step) : undefined;
  if (!isMapping(step) || verb === undefined) {
    return step === 'end' ? { verb: 'end' } : { more: writeYaml(step) };
  }
  const cells: Record<string, string> = { verb };
  const more: Record<string, Data> = {};
  // A verb without a value says so by its empty cell.
  for (const [key, data] of Object.entries(step).filter(([key, data]) => key !== verb || data !== null)) {
    const own = writeExactly(key === verb ? verbParts[verb] : sideParts[key], data);
    if (own === undefined) {
      more[key] = data;
    } else {
      Object.assign(cells, own);
    }
  }
  return { ...cells, ...(Object.keys(more).length === 0 ? {} : { more: writeYaml(more) }) };
}

/** A `goto` beside another verb only says where that one leads. */
function findVerb(step: Mapping): string | undefined {
  const verbs = Object.keys(step).filter((key) => key in verbParts);
  return verbs.find((key) => key !== 'goto') ?? verbs[0];
}

/** The cells of a part, if reading them gives the very same again. */
function writeExactly(part: StepPart | undefined, data: Data): Cells | undefined {
  const cells = part?.write(data);
  const blank = Object.values(cells ?? {}).some((cell) => cell.trim() === '' || cell !== cell.trimEnd());
  let faults = 0;
  const again = cells && part?.read(cells, () => faults++);
  return !blank && faults === 0 && isDeepStrictEqual(again, data) ? cells : undefined;
}

/** A value as YAML for a cell. */
export function writeYaml(data: Data): string {
  return stringify(data, { lineWidth: 0, version: '1.2', schema: 'core' }).trimEnd();
}

/** A row read as a step. */
export interface StepRow {
  readonly step: Data;
  /** The column of each key of the step, and of each key inside a key: `invalid`, `invalid.tries`. */
  readonly places: ReadonlyMap<string, Column>;
}

/** Notes what is wrong with the cell of a column. */
export type NoteCell = (column: Column, text: string) => void;

/** Reads a row as a step; `more` is what its column of that name says. Undefined where it does nothing. */
export function readStepRow(cells: Cells, more: Mapping, note: NoteCell): StepRow | undefined {
  const verb = cells.verb === undefined ? '' : toWord(verbWords, cells.verb);
  if (!isKnown(verb, cells, { more, note })) {
    return undefined;
  }
  const parts = partsOf(verb);
  noteStray(cells, { verb, parts: parts.map(([, part]) => part) }, note);
  const found = parts.flatMap(([key, part]): [string, Data][] => {
    const data = part.read(cells, note) ?? (key === verb && !(verb in more) ? null : undefined);
    return data === undefined ? [] : [[key, data]];
  });
  for (const [key] of found.filter(([each, data]) => each in more && data !== null)) {
    note('more', `"${key}" stands in a column of its own too; remove one of the two`);
  }
  const step = { ...Object.fromEntries(found), ...more };
  const bare = verb === 'end' && Object.keys(step).length === 1;
  return { step: bare ? 'end' : step, places: placesOf(parts, more) };
}

/** Id, verb, and what may stand beside it, in the order in which flow files are written. */
function partsOf(verb: string): readonly (readonly [string, StepPart])[] {
  const [id, ...beside] = Object.entries(sideParts);
  const own = verbParts[verb];
  return [
    ...(id ? [id] : []),
    ...(own ? [[verb, own] as const] : []),
    ...beside.filter(([key]) => key !== verb),
  ];
}

function isKnown(
  verb: string,
  cells: Cells,
  { more, note }: { readonly more: Mapping; readonly note: NoteCell },
): boolean {
  const known = verb in verbParts || (verb === '' && Object.keys(more).length > 0);
  if (!known && verb === '') {
    note(
      'verb',
      'this row does nothing; say under "jenis" what it does, such as katakan (say) or tanya (ask); of merged cells only the first one counts',
    );
  } else if (!known) {
    const near = closest(verb.toLowerCase(), [...Object.keys(verbWords), ...Object.values(verbWords).flat()]);
    const all = Object.entries(verbWords).map(([name, [other = '']]) => `${other} (${name})`);
    const hint = near === undefined ? `write one of ${all.join(', ')}` : `did you mean "${near}"?`;
    note('verb', `"${cells.verb ?? ''}" is nothing that a step does; ${hint}`);
  }
  return known;
}

function placesOf(
  parts: readonly (readonly [string, StepPart])[],
  more: Mapping,
): ReadonlyMap<string, Column> {
  const inner = parts.flatMap(([key, { columns }]) =>
    Object.entries(columns).map(([name, column]): [string, Column] => [
      name === '' ? key : `${key}.${name}`,
      column,
    ]),
  );
  const others = Object.keys(more).map((key): [string, Column] => [key, 'more']);
  return new Map<string, Column>([...inner, ...others]);
}

/** A cell that nothing of the row reads would be lost without a word. */
function noteStray(
  cells: Cells,
  { verb, parts }: { readonly verb: string; readonly parts: readonly StepPart[] },
  note: NoteCell,
): void {
  const read = new Set<string>(['verb', 'note', 'more']);
  parts.flatMap(({ columns }) => Object.values(columns)).forEach((column) => read.add(column));
  for (const column of (Object.keys(cells) as Column[]).filter((each) => !read.has(each))) {
    const what = verb === '' ? 'this row' : `this ${verb}`;
    note(column, `${what} has nothing to do with what stands here; empty the cell`);
  }
}
