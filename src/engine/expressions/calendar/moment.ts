/** A day of the calendar; `month` is from 1. */
export interface PlainDate {
  readonly kind: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An hour of the day: nanoseconds since midnight. */
export interface PlainTime {
  readonly kind: 'time';
  readonly nanos: number;
}

/** A moment as it is seen in a zone: a name (`Asia/Jakarta`), `UTC`, or a fixed offset (`+07:00`). */
export interface DateTime {
  readonly kind: 'datetime';
  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  readonly nanos: bigint;
  readonly zone: string;
}

/** What a calendar and a clock on the wall show. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Nanoseconds since midnight. */
  readonly nanos: number;
}

/** Nanoseconds in a millisecond. */
export const MILLI = 1_000_000;
/** Nanoseconds in a second. */
export const SECOND = 1_000_000_000;
/** Nanoseconds in a minute. */
export const MINUTE = 60 * SECOND;
/** Nanoseconds in an hour. */
export const HOUR = 60 * MINUTE;
/** Nanoseconds in a day. */
export const DAY = 24 * HOUR;

/** How often a size goes into nanoseconds, and what is left over: never less than nothing, also before 1970. */
export function divide(nanos: bigint, size: number): { readonly times: number; readonly rest: number } {
  const whole = BigInt(size);
  const rest = ((nanos % whole) + whole) % whole;
  return { times: Number((nanos - rest) / whole), rest: Number(rest) };
}
