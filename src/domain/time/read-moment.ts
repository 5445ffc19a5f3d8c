import { type Instant } from './clock.ts';

/** The moment that a text tells with its zone, such as `2026-05-04T07:30:00+07:00`; undefined for every other text. */
export function readMoment(text: string): Instant | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/u.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
