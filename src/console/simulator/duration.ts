import { type Millis } from '../../domain/time/clock.ts';
import { parseDuration } from '../../flowfile/flow/read-duration.ts';

const longest: Millis = 3660 * 86_400_000;

/** Reads `30s 5m 2h 1d 1w`, also joined like `1d12h`; undefined when it is none, nothing or over ten years. */
export function findDuration(text: string): Millis | undefined {
  const parts = /^(\d+[smhdw])+$/.test(text) ? (text.match(/\d+[smhdw]/g) ?? []) : [];
  const sum = parts.reduce((total, part) => total + (parseDuration(part) ?? Number.NaN), 0);
  return sum > 0 && sum <= longest ? sum : undefined;
}
