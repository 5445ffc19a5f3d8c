import { z } from 'zod';
import { type Instant } from '../../domain/time/clock.ts';

/** No parameter in this part of a request. */
export const nothing = z.strictObject({});

/** The parameter of routes about one thing. */
export const idPath = z.strictObject({ id: z.string().min(1).max(200) });

/** Where a list goes on and how long it is. */
export const pageQuery = z.strictObject({
  after: z.string().min(1).max(200).optional().describe('The id after which the list goes on.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** When something is, as a request writes it: a day, or a moment. */
export const dayOrMoment = z.union(
  [z.iso.datetime({ offset: true }), z.iso.date()],
  'A day such as "2026-11-20", or a moment such as "2026-11-20T09:00:00+07:00".',
);

/** A moment in an answer. */
export const instant = z.iso.datetime().describe('A moment, ISO 8601.');

/** A moment as an answer writes it; null: there is none. */
export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** A value of a field or an answer. */
export const anyValue = z.unknown().describe('Text, a number, true or false, null, a list or an object.');

/** The form that every error has. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().describe('What is wrong and how to mend it.'),
    where: z.string().nullable().describe('The part of the request that is at fault.'),
  }),
});
