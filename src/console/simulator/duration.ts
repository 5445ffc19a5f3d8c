import { type Millis } from '../../domain/clock.ts';

const units: { readonly [unit: string]: Millis } = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const longest = 20 * 366 * 86_400_000;

/** Reads `30s 5m 2h 1d 1w`, also joined like `1d12h`; undefined when it is none, nothing or over 20 years. */
export function findDuration(text: string): Millis | undefined {
  if (!/^(\d{1,9}[smhdw])+$/.test(text)) {
    return undefined;
  }
  const parts = [...text.matchAll(/(\d+)([smhdw])/g)];
  const sum = parts.reduce((total, [, count, unit]) => total + Number(count) * (units[unit ?? ''] ?? 0), 0);
  return sum > 0 && sum <= longest ? sum : undefined;
}
