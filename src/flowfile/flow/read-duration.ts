import { isScalar } from 'yaml';
import { type Millis } from '../../domain/time/clock.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const units: { readonly [unit: string]: Millis } = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const longest: Millis = 3660 * 86_400_000;

/** The milliseconds of `30s 5m 2h 1d 1w`; undefined for anything else, or for more than ten years. */
export function parseDuration(text: string): Millis | undefined {
  const [, amount, unit = ''] = /^(\d{1,9})([smhdw])$/u.exec(text) ?? [];
  const length = Number(amount) * (units[unit] ?? NaN);
  return length <= longest ? length : undefined;
}

/** A duration in a file. */
export function readDuration(source: Source, slot: Slot): Millis | undefined {
  const value = isScalar(slot.node) ? slot.node.value : undefined;
  const length = typeof value === 'string' ? parseDuration(value) : undefined;
  if (length === undefined) {
    source.error(slot.at, `${slot.name} must be a duration: a whole number and s, m, h, d or w, such as 24h`);
  }
  return length;
}

/** A duration that is not nothing. */
export function readPositiveDuration(source: Source, slot: Slot): Millis | undefined {
  const length = readDuration(source, slot);
  if (length === 0) {
    source.error(slot.at, `${slot.name} must be longer than nothing`);
    return undefined;
  }
  return length;
}
