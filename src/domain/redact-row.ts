import { type Row, type RowKind } from './row.ts';
import { type Value } from './value.ts';

/** Somebody who is erased, as others' rows know them. */
export interface Erased {
  readonly contact: string;
  readonly name: string;
  /** Ids of the messages in which others wrote to them. */
  readonly origins: readonly string[];
}

/** The kinds of row of others in which somebody may be named. */
export const redactedKinds = [
  'messages',
  'results',
  'tasks',
  'tickets',
  'notes',
] as const satisfies readonly RowKind[];

/** What a name goes on with. */
const inName = '[\\p{L}\\p{M}\\p{N}]';
/** What stands where a name stood. */
const gone = '…';
/** Later than any version that is written of a message otherwise. */
export const lastVersion = 1_000_000;

/**
 * What the rows hold that may be about them: a first look that may find too much. Of letters beyond A to Z no store
 * knows the other case; those are in lower case.
 */
export function mentionsOf({ contact, name }: Erased): readonly string[] {
  const texts = isTelling(name) ? [contact, ...partsOf(name)] : [contact];
  return texts.map((text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll(/[A-Z]/g, (each) => each.toLowerCase()),
  );
}

/** Of a name its longest part, since nobody knows what stands between two: of plain letters, which all stores know. */
function partsOf(name: string): readonly string[] {
  const plain = longestOf(name.match(/[A-Za-z0-9]+/g) ?? []);
  const word = longestOf(name.trim().split(/\s+/u));
  return plain.length >= 3 ? [plain] : [word, word.toLowerCase(), word.toUpperCase()];
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

/**
 * The row of somebody else without the erased one: words to them, from them or about them go; elsewhere the name goes.
 * Who has the same name loses it there as well. Undefined where there is nothing to take out.
 */
export function redactRow(row: Row, erased: Erased): Row | undefined {
  if (row.contact === erased.contact) {
    return undefined;
  }
  const isAbout = row.data['about'] === erased.contact || erased.origins.includes(row.id);
  const data = isAbout
    ? blank(row.data)
    : isTelling(erased.name)
      ? unnamed(row.data, nameIn(erased.name))
      : row.data;
  const version = row.kind === 'messages' ? Math.max(row.version, lastVersion) : row.version;
  return data === row.data ? undefined : { ...row, version, data };
}

function isTelling(name: string): boolean {
  return name.trim().length >= 3;
}

/** A single name counts only where no second one follows: Siti is not Siti Aminah, nor Ibu 1 the Ibu 12. */
function nameIn(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  const whole = words.join('\\s+');
  return words.length > 1
    ? new RegExp(`(?<!${inName})${whole}(?!${inName})`, 'giu')
    : new RegExp(`(?<!${inName})${whole}(?!${inName}|\\s+\\p{Lu})`, 'gu');
}

function blank(data: Row['data']): Row['data'] {
  const empty: Row['data'] = { text: '', media: [], choices: [], value: null };
  const kept = Object.entries(data).filter(([key]) => key !== 'about');
  return Object.fromEntries(kept.map(([key, value]) => [key, empty[key] ?? (key in empty ? null : value)]));
}

/** The same data where no text holds the name. */
function unnamed(data: Row['data'], name: RegExp): Row['data'] {
  const clean = (value: Value): Value => {
    if (typeof value === 'string') {
      return value.replace(name, gone);
    }
    if (Array.isArray(value)) {
      return value.map(clean);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]))
      : value;
  };
  const cleaned = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));
  return JSON.stringify(cleaned) === JSON.stringify(data) ? data : cleaned;
}
