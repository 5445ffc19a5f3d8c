import { type Millis } from '../../../domain/time/clock.ts';
import { weekdayOf } from '../../../domain/time/day.ts';
import { isoOffset } from './iso.ts';
import { type LayoutKind, readLayout } from './layout.ts';
import { HOUR, MINUTE, SECOND, type WallTime } from './moment.ts';
import { namesIn } from './names.ts';

/** What is to be shown: the wall time, how far it is ahead of UTC, and in which language. */
export interface Shown {
  readonly wall: WallTime;
  readonly offset: Millis;
  readonly language: string;
}

type Show = (shown: Shown) => string;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const hour = ({ wall }: Shown): number => Math.floor(wall.nanos / HOUR) % 24;
const halfHour = (shown: Shown): number => hour(shown) % 12 || 12;
const minute = ({ wall }: Shown): number => Math.floor((wall.nanos % HOUR) / MINUTE);
const second = ({ wall }: Shown): number => Math.floor((wall.nanos % MINUTE) / SECOND);
const fraction = ({ wall }: Shown, digits: number): string => pad(wall.nanos % SECOND, 9).slice(0, digits);
const half = (shown: Shown): string =>
  (namesIn(shown.language).halves[hour(shown) < 12 ? 0 : 1] ?? '').toLowerCase();

const SHOW: { readonly [letters: string]: Show } = {
  YYYY: ({ wall }) => pad(wall.year, 4),
  YY: ({ wall }) => pad(wall.year % 100),
  MMMM: ({ wall, language }) => namesIn(language).months[wall.month - 1] ?? '',
  MMM: ({ wall, language }) => namesIn(language).shortMonths[wall.month - 1] ?? '',
  MM: ({ wall }) => pad(wall.month),
  M: ({ wall }) => String(wall.month),
  DD: ({ wall }) => pad(wall.day),
  D: ({ wall }) => String(wall.day),
  EEEE: ({ wall, language }) => namesIn(language).days[weekdayOf(wall)] ?? '',
  EEE: ({ wall, language }) => namesIn(language).shortDays[weekdayOf(wall)] ?? '',
  tt: (shown) => pad(hour(shown)),
  t: (shown) => (hour(shown) === 0 ? '' : String(hour(shown))),
  hh: (shown) => pad(halfHour(shown)),
  h: (shown) => String(halfHour(shown)),
  mm: (shown) => pad(minute(shown)),
  m: (shown) => String(minute(shown)),
  ss: (shown) => pad(second(shown)),
  s: (shown) => String(second(shown)),
  fff: (shown) => fraction(shown, 3),
  ffffff: (shown) => fraction(shown, 6),
  fffffffff: (shown) => fraction(shown, 9),
  aa: half,
  AA: (shown) => half(shown).toUpperCase(),
  Z: ({ offset }) => (offset === 0 ? 'Z' : isoOffset(offset)),
  ZZZ: ({ offset }) => isoOffset(offset),
};

/** Writes a moment by a layout (`DD-MM-YYYY tt:mm`); throws a `Failure` for letters that mean nothing there. */
export const formatMoment = (shown: Shown, layout: string, kind: LayoutKind): string =>
  readLayout(layout, kind, 'formatting')
    .map(({ letters, literal }) => (literal ? letters : (SHOW[letters]?.(shown) ?? '')))
    .join('');
