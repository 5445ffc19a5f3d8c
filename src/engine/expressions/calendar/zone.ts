import { nanosAsUtc, wallAsUtc } from './civil.ts';
import { type DateTime, SECOND, type WallTime } from './moment.ts';

const FIXED = /^([+-])(\d\d):(\d\d)$/;
const SHOWN = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const CACHE_LIMIT = 1000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Whether there is such a zone: `Asia/Jakarta`, `UTC` or `+07:00`. */
export function isZone(zone: string): boolean {
  if (zone === 'UTC' || FIXED.test(zone)) {
    return true;
  }
  try {
    return /^[A-Za-z_]+(?:\/[\w+-]+)*$/.test(zone) && formatterOf(zone).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Building one takes a hundred times as long as using it. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, made);
  return made;
}

function seconds(found: RegExpExecArray | null): number {
  const [, sign = '+', hours = '0', minutes = '0', rest = '0'] = found ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  return sign === '-' ? -size : size;
}

/** How many seconds a zone is ahead of UTC at a moment (in nanoseconds since the epoch). */
export function offsetAt(zone: string, nanos: bigint): number {
  if (zone === 'UTC') {
    return 0;
  }
  if (FIXED.test(zone)) {
    return seconds(FIXED.exec(zone));
  }
  const minute = Math.floor(Number(nanos / BigInt(SECOND)) / 60);
  const key = `${zone} ${minute}`;
  const known = offsets.get(key);
  if (known !== undefined) {
    return known;
  }
  const name = formatterOf(zone)
    .formatToParts(minute * 60_000)
    .find(({ type }) => type === 'timeZoneName');
  const offset = seconds(SHOWN.exec(name?.value ?? ''));
  if (offsets.size >= CACHE_LIMIT) {
    offsets.clear();
  }
  offsets.set(key, offset);
  return offset;
}

/** What calendar and clock show at a moment in its zone. */
export function wallOf({ nanos, zone }: DateTime): WallTime {
  return wallAsUtc(nanos + BigInt(offsetAt(zone, nanos)) * BigInt(SECOND));
}

/** The moment at which calendar and clock show this in a zone; a time that is skipped there moves by the gap. */
export function momentOf(wall: WallTime, zone: string): DateTime {
  const local = nanosAsUtc(wall);
  const before = (offset: number): bigint => local - BigInt(offset) * BigInt(SECOND);
  const guess = before(offsetAt(zone, local));
  return { kind: 'datetime', nanos: before(offsetAt(zone, guess)), zone };
}

/** A moment with nothing but an offset is seen in the known zone if that has this offset then. */
export function inKnownZone(moment: DateTime, zone: string): DateTime {
  const offset = offsetAt(moment.zone, moment.nanos);
  return moment.zone !== 'UTC' && offsetAt(zone, moment.nanos) === offset ? { ...moment, zone } : moment;
}
