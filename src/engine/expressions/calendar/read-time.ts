import { HOUR, MINUTE, type PlainTime, SECOND } from './moment.ts';

const WRITTEN = /\b(\d{1,2})(?::?(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\W*([ap]m)?\b/gi;

const fractionOf = (digits: string): number => Number(digits.slice(0, 9).padEnd(9, '0'));

function toNanos(found: RegExpExecArray): number | undefined {
  const [written = 0, minute = 0, second = 0] = found.slice(1, 4).map((digits) => Number(digits || 0));
  const hour = hourOf(written, found[5]?.toLowerCase());
  if (hour === 24 && minute + second === 0) {
    return 0;
  }
  const valid = [hour <= 23, minute <= 59, second <= 59].every(Boolean);
  return valid ? hour * HOUR + minute * MINUTE + second * SECOND + fractionOf(found[4] ?? '') : undefined;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === 'pm' && hour < 12) {
    return hour + 12;
  }
  return half === 'am' && hour === 12 ? 0 : hour;
}

/** The first hour of the day in a text as people write it (`10:30`, `1030`, `3pm`), or undefined. */
export function findTime(text: string): PlainTime | undefined {
  for (const found of text.matchAll(WRITTEN)) {
    const nanos = toNanos(found);
    if (nanos !== undefined) {
      return { kind: 'time', nanos };
    }
  }
  return undefined;
}
