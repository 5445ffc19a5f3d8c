import { type Instant, type Millis } from './clock.ts';

/** How far the clocks of a zone are ahead of UTC at a moment. */
type Zone = (at: Instant) => Millis;

const DAY: Millis = 86_400_000;
const FIXED = /^([+-])(\d\d):(\d\d)$/;
const SHOWN = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const KEPT_ZONES = 1000;
const KEPT_DAYS = 400;

// dayjs's plugin for time zones is not used: which of two readings it takes for an hour that comes twice depends
// on the season it is asked in, years below 100 become those of 1900 to 2099, and as it has each moment written out
// and parsed again it takes some forty times as long.
const zones = new Map<string, Zone>();

function offsetIn(found: RegExpExecArray | null): Millis {
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] = found ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (sign === '-' ? -size : size) * 1000;
}

/** Clocks are not moved twice within a day, so a day that begins and ends with the same offset has no other. */
function namedZone(name: string): Zone {
  // Making one takes about a thousand times as long as using it.
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const starts = new Map<number, Millis>();
  const lookUp = (at: Instant): Millis => {
    const shown = format.formatToParts(at).find(({ type }) => type === 'timeZoneName');
    return offsetIn(SHOWN.exec(shown?.value ?? ''));
  };
  const atStart = (day: number): Millis => {
    const known = starts.get(day);
    if (known !== undefined) {
      return known;
    }
    const offset = lookUp(day * DAY);
    if (starts.size >= KEPT_DAYS) {
      starts.clear();
    }
    starts.set(day, offset);
    return offset;
  };
  return (at) => {
    const day = Math.floor(at / DAY);
    const offset = atStart(day);
    return offset === atStart(day + 1) ? offset : lookUp(at);
  };
}

function makeZone(name: string): Zone {
  const fixed = FIXED.exec(name);
  if (fixed !== null || name === 'UTC') {
    const offset = offsetIn(fixed);
    return () => offset;
  }
  // Newer machines know more ways to write a fixed offset; what a name means must not depend on the machine.
  if (!/^[A-Za-z]/.test(name)) {
    throw new RangeError('A time zone is a name such as Asia/Jakarta, UTC, or an offset such as +07:00.');
  }
  return namedZone(name);
}

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) {
    return known;
  }
  const zone = makeZone(name);
  if (zones.size >= KEPT_ZONES) {
    zones.clear();
  }
  zones.set(name, zone);
  return zone;
}

/** Whether there is such a zone: `Asia/Jakarta`, `UTC` or `+07:00`. */
export function isZone(zone: string): boolean {
  try {
    zoneOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** How far a zone's clocks are ahead of UTC at a moment. Throws a RangeError for a zone that `isZone` refuses. */
export const offsetAt = (at: Instant, zone: string): Millis => zoneOf(zone)(at);

/**
 * How far a zone's clocks are ahead of UTC when they show this, told as the moment at which a UTC clock shows it.
 * For a time that they skip it is an offset that moves it by the gap. Throws as `offsetAt` does.
 */
export const offsetWhenShown = (wall: Instant, zone: string): Millis =>
  offsetAt(wall - offsetAt(wall, zone), zone);
