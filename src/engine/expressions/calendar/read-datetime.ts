import { isDate } from '../../../domain/time/day.ts';
import { type WallTime } from './moment.ts';
import { findTime } from './read-time.ts';
import { trimSpace } from '../trim-space.ts';

/** In which order people write a date. */
export type DateFormat = 'DD-MM-YYYY' | 'MM-DD-YYYY' | 'YYYY-MM-DD';

/** A date that was read; `nanos` is undefined if no time was written, `zone` if no offset was. */
export interface ReadMoment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly nanos: number | undefined;
  readonly zone: string | undefined;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$)?(?!\d)/;
const YEAR = String.raw`(?<year>\d{4}|\d{2})`;
const MONTH = String.raw`(?<month>\d{1,2})`;
const DAY = String.raw`(?<day>\d{1,2})`;
const BETWEEN = String.raw`[-.\\/_ ]`;
const inOrder = (...fields: readonly string[]): RegExp =>
  new RegExp(String.raw`\b${fields.join(BETWEEN)}\b`, 'g');
const ORDERS: { readonly [format in DateFormat]: RegExp } = {
  'DD-MM-YYYY': inOrder(DAY, MONTH, YEAR),
  'MM-DD-YYYY': inOrder(MONTH, DAY, YEAR),
  'YYYY-MM-DD': inOrder(YEAR, MONTH, DAY),
};

/** Reads a date, maybe with a time, out of a text: ISO first, else in the order given. Undefined if there is none. */
export function findDateTime(text: string, format: DateFormat, currentYear: number): ReadMoment | undefined {
  return readIso(trimSpace(text)) ?? findWritten(text, format, currentYear);
}

/** An ISO date at the beginning; its time is exact where an offset follows, else as people write it. */
function readIso(text: string): ReadMoment | undefined {
  const found = ISO.exec(text);
  if (found === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number);
  const time = findTime(found[4] ?? text.slice(found[0].length));
  if (!isDate(year, month, day) || (found[4] !== undefined && time === undefined)) {
    return undefined;
  }
  return { year, month, day, nanos: time?.nanos, zone: zoneOf(found[5]) };
}

function zoneOf(offset: string | undefined): string | undefined {
  if (offset === undefined) {
    return undefined;
  }
  const fixed = offset === 'Z' ? '+00:00' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return fixed.endsWith('00:00') ? 'UTC' : fixed;
}

function findWritten(text: string, format: DateFormat, currentYear: number): ReadMoment | undefined {
  for (const found of text.matchAll(ORDERS[format])) {
    const { year: writtenYear = '', month, day } = found.groups ?? {};
    const date = { year: fullYear(writtenYear, currentYear), month: Number(month), day: Number(day) };
    if (isDate(date.year, date.month, date.day)) {
      const rest = text.slice(found.index + found[0].length);
      return { ...date, nanos: findTime(rest)?.nanos, zone: undefined };
    }
  }
  return undefined;
}

/** Two digits are of this century unless that lies ahead. */
function fullYear(written: string, currentYear: number): number {
  const year = Number(written);
  if (written.length !== 2) {
    return year;
  }
  return year > currentYear % 1000 ? 1900 + year : 2000 + year;
}

/** The wall time of what was read, at midnight if no time was written. */
export const wallRead = ({ year, month, day, nanos = 0 }: ReadMoment): WallTime => ({
  year,
  month,
  day,
  nanos,
});
