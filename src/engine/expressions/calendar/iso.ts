import { type Millis } from '../../../domain/time/clock.ts';
import { dayText } from '../../../domain/time/day.ts';
import { DAY, type DateTime, HOUR, MINUTE, type PlainTime, SECOND } from './moment.ts';
import { offsetOf, wallOf } from './zone.ts';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** `HH:MM:SS.ffffff`. */
export function isoTime({ nanos }: Omit<PlainTime, 'kind'>): string {
  const within = nanos % DAY;
  const fraction = Math.floor((within % SECOND) / 1000);
  return `${pad(Math.floor(within / HOUR))}:${pad(Math.floor((within % HOUR) / MINUTE))}:${pad(
    Math.floor((within % MINUTE) / SECOND),
  )}.${pad(fraction, 6)}`;
}

/** `+07:00`, or with another separator. */
export function isoOffset(offset: Millis, separator = ':'): string {
  const minutes = Math.floor(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${separator}${pad(minutes % 60)}`;
}

/** `YYYY-MM-DDTHH:MM:SS.ffffff+07:00`, with `Z` where the zone stands at UTC. */
export function isoDateTime(moment: DateTime): string {
  const wall = wallOf(moment);
  const offset = offsetOf(moment);
  return `${dayText(wall)}T${isoTime(wall)}${offset === 0 ? 'Z' : isoOffset(offset)}`;
}
