import { Failure } from '../failure.ts';

/** What a layout may show: a day, an hour, or both with a zone. */
export type LayoutKind = 'date' | 'time' | 'datetime';

/** The letters of a layout for a part of the day or the calendar, or a character that stands for itself. */
export interface Element {
  readonly letters: string;
  readonly literal: boolean;
}

const DAY_LETTERS = new Set(['YYYY', 'YY', 'MM', 'M', 'DD', 'D']);
const DAY_NAMES = new Set(['MMMM', 'MMM', 'EEEE', 'EEE']);
const HOUR_LETTERS = new Set([
  'tt',
  't',
  'hh',
  'h',
  'mm',
  'm',
  'ss',
  's',
  'fff',
  'ffffff',
  'fffffffff',
  'aa',
  'AA',
]);
const ZONE_LETTERS = new Set(['Z', 'ZZZ']);
const PASSING = /^[ :/.,T_-]+$/;
const RUNS = /(.)\1*/gsu;

/** Splits a layout (`DD-MM-YYYY`) into its elements; throws a `Failure` for letters that mean nothing there. */
export function readLayout(
  layout: string,
  kind: LayoutKind,
  purpose: 'formatting' | 'parsing',
): readonly Element[] {
  return Array.from(layout.matchAll(RUNS), ([letters]) => {
    if (PASSING.test(letters)) {
      return { letters, literal: true };
    }
    if (!isKnown(letters, kind, purpose)) {
      throw new Failure(`'${letters}' is not valid in a ${kind} ${purpose} layout`);
    }
    return { letters, literal: false };
  });
}

function isKnown(letters: string, kind: LayoutKind, purpose: 'formatting' | 'parsing'): boolean {
  const ofDay = DAY_LETTERS.has(letters) || (purpose === 'formatting' && DAY_NAMES.has(letters));
  const ofHour = HOUR_LETTERS.has(letters);
  switch (kind) {
    case 'date':
      return ofDay;
    case 'time':
      return ofHour;
    case 'datetime':
      return ofDay || ofHour || ZONE_LETTERS.has(letters);
  }
}
