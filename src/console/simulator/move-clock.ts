import { z } from 'zod';
import { type Millis } from '../../domain/time/clock.ts';
import { type Companion } from '../../runner/companion.ts';
import { findDuration } from './duration.ts';

const words = 'A duration such as "30s", "5m", "2h", "1d", "1w" or "1d12h", of ten years at most.';

/** Where the clock is to be moved. */
export const clockMove = z
  .strictObject({
    advance: z
      .string()
      .refine((text) => findDuration(text) !== undefined, words)
      .optional()
      .describe(words),
    to: z.literal('next').optional().describe('Only to the first instant at which something is due.'),
  })
  .refine(({ advance, to }) => (advance === undefined) !== (to === undefined), {
    message: 'Send either "advance" or "to".',
  })
  .describe('Either `advance` or `to`.');

/**
 * Moves the clock, under one name once; resolves when what is due has been handled. Throws ClockRefused while it may
 * not be moved.
 */
export async function moveClock(
  companion: Companion,
  { advance }: z.infer<typeof clockMove>,
  name: string | null,
): Promise<{ readonly now: string; readonly handled: number }> {
  const by: Millis | undefined = advance === undefined ? undefined : findDuration(advance);
  const { now, handled } = await companion.moveClock(by === undefined ? 'next' : { advance: by }, name);
  return { now: new Date(now).toISOString(), handled };
}
