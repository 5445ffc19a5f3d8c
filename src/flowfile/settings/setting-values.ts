import { z } from 'zod';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { parseDuration } from '../flow/read-duration.ts';

const hourFault = 'must be an hour such as "20:00"';
const countFault = 'must be a whole number, 1 or more';
const audienceFault = 'must be an audience such as role = coordinator';

/** A duration longer than nothing, in milliseconds; `example` is one that makes sense for the setting. */
export function durationLike(example: string) {
  const fault = `must be a duration such as ${example}`;
  return z
    .string({ error: fault })
    .refine((text) => parseDuration(text) !== undefined, { error: fault })
    .transform((text): Millis => parseDuration(text) ?? 0)
    .refine((length) => length > 0, { error: 'must be longer than nothing' });
}

/** A duration of hours or so. */
export const duration = durationLike('24h');

/** An hour of the day. */
export const hour = z.string({ error: hourFault }).regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: hourFault });

/** A text that says something. */
export const text = z.string({ error: 'must be a text' }).trim().min(1, { error: 'must be a text' });

/** How many, at least one. */
export const count = z.int({ error: countFault }).min(1, { error: countFault });

/** An audience query. */
export const audience = z.string({ error: audienceFault }).refine(isAudience, { error: audienceFault });

function isAudience(query: string): boolean {
  try {
    parseAudience(query);
    return true;
  } catch {
    return false;
  }
}

/** The word `off` gives null; a key with nothing behind it is a fault, not an off. */
export function orOff<Shape extends z.ZodType>(inner: Shape, usual: 'off' | object = {}) {
  const nothing = (value: unknown): unknown => (value === 'off' || value === false ? null : (value ?? ''));
  return z
    .preprocess((value) => nothing(value === undefined ? usual : value), inner.nullable())
    .prefault(usual);
}
