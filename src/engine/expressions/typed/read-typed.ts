import { dayOfNumber } from '../../../domain/time/day.ts';
import { isZone } from '../../../domain/time/time-zone.ts';
import { DAY, divide } from '../calendar/moment.ts';
import { findTime } from '../calendar/read-time.ts';
import { dateOnly } from '../convert-time.ts';
import { type Data, createArray, createError } from '../data.ts';
import { readScientific } from '../decimal.ts';
import { functionNamed } from '../evaluate-node.ts';
import { type Evaluation } from '../evaluation.ts';
import { createLazyObject } from '../lazy-object.ts';
import { type Typed } from './typed.ts';

interface Fields {
  readonly [key: string]: Typed;
}

type Read = (evaluation: Evaluation, fields: Fields, text: string) => Data;

const NANOS_IN_MILLI = 1_000_000n;

const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads RFC 3339 with up to nine decimal places into nanoseconds since the epoch. */
export function readInstant(text: string): bigint {
  const nanos = findInstant(text);
  if (nanos === undefined) {
    throw new RangeError(`${text} is no moment: write it like 2025-05-04T12:30:45.5Z`);
  }
  return nanos;
}

/** The same, undefined where the text is none. */
export function findInstant(text: string): bigint | undefined {
  const millis = WRITTEN.test(text) ? Date.parse(text.replace(/\.\d+/, '')) : NaN;
  if (Number.isNaN(millis)) {
    return undefined;
  }
  const fraction = /\.(\d{1,9})/.exec(text)?.[1] ?? '';
  return BigInt(millis) * NANOS_IN_MILLI + BigInt(fraction.padEnd(9, '0'));
}

/** Without a zone's name, a moment is seen at the offset it is written with. */
function readMoment(text: string, zone: Typed | undefined): Data {
  const fixed = text.endsWith('Z') ? 'UTC' : text.slice(-6);
  const named = typeof zone === 'string' && zone !== '' ? zone : fixed;
  const nanos = findInstant(text);
  return nanos === undefined || !isZone(named)
    ? createError(`${text} ${named} is no moment`)
    : { kind: 'datetime', nanos, zone: named };
}

function readDay(text: string): Data {
  const nanos = findInstant(`${text}T00:00:00Z`);
  return nanos === undefined
    ? createError(`${text} is no date`)
    : dateOnly(dayOfNumber(divide(nanos, DAY).times));
}

const READ: { readonly [tag: string]: Read } = {
  $number: (_evaluation, _fields, text) => readScientific(text) ?? createError(`${text} is no number`),
  $datetime: (_evaluation, fields, text) => readMoment(text, fields['tz']),
  $date: (_evaluation, _fields, text) => readDay(text),
  $time: (_evaluation, _fields, text) => findTime(text) ?? createError(`${text} is no time`),
  $error: (_evaluation, _fields, text) => createError(text),
  $function: (evaluation, _fields, text) =>
    functionNamed(evaluation, text) ?? createError(`there is no function ${text}`),
  $deprecated: (evaluation, fields) => fromTyped(evaluation, fields['value'] ?? null),
};

const isFields = (value: Typed): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isList = (value: Typed): value is readonly Typed[] => Array.isArray(value);

/** Reads a value that says its type. */
export function fromTyped(evaluation: Evaluation, value: Typed): Data {
  if (typeof value === 'number') {
    return readScientific(String(value)) ?? null;
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return isList(value)
    ? createArray(value.map((each) => fromTyped(evaluation, each)))
    : readFields(evaluation, value);
}

function readFields(evaluation: Evaluation, fields: Fields): Data {
  const tag = Object.keys(fields).find((each) => each.startsWith('$') && Object.hasOwn(READ, each));
  const read = tag === undefined ? undefined : READ[tag];
  if (tag !== undefined && read !== undefined) {
    const content = fields[tag];
    return read(evaluation, fields, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const names = (): readonly string[] => Object.keys(fields).filter((key) => key !== '__default__');
  const fallback = fields['__default__'];
  const deprecated = names().flatMap((key) =>
    warningsOf(fields[key] ?? null).map((warning) => [key.toLowerCase(), warning] as const),
  );
  return createLazyObject({
    keys: names,
    compute: (key) =>
      key !== '__default__' && Object.hasOwn(fields, key)
        ? fromTyped(evaluation, fields[key] ?? null)
        : undefined,
    fallback: fallback === undefined ? undefined : () => fromTyped(evaluation, fallback),
    deprecated: deprecated.length > 0 ? new Map(deprecated) : undefined,
  });
}

/** What to warn of when a value is read: one text if it is deprecated, none if not. */
export function warningsOf(value: Typed): readonly string[] {
  const warning = isFields(value) ? value['$deprecated'] : undefined;
  return typeof warning === 'string' ? [warning] : [];
}
