import { z } from 'zod';
import { durationLike, text } from './setting-values.ts';

const length = durationLike('12h');
const words = text.max(4096);

/**
 * What conversations in human hands are about, what is often answered (by name; a text, or one for each language),
 * within what time a human answers, and when the bot comes back.
 */
export const ticketsSetting = z
  .strictObject(
    {
      topics: z.array(text.max(200), { error: 'must be a list of topics' }).default([]),
      answers: z
        .record(
          z.string().regex(/^[a-z][a-z0-9_]{0,63}$/u, { error: 'the name of an answer is a-z, 0-9 and _' }),
          z.union([words, z.record(z.string(), words)], {
            error: 'must be a text, or one for each language',
          }),
          { error: 'must be a mapping such as { janji: "Besok kami kabari, {name}." }' },
        )
        .default({}),
      within: length.prefault('12h'),
      lasts: length.prefault('24h'),
    },
    { error: 'must be a mapping such as { topics: [Bantuan], within: 12h }' },
  )
  .prefault({});

/** What staff choose from when they talk with people themselves. */
export interface TicketDesk {
  /** Empty: any topic will do. */
  readonly topics: readonly string[];
  /** Texts by name and language; `` stands for every language. */
  readonly answers: { readonly [name: string]: { readonly [language: string]: string } };
}

/** The lists without the times. */
export function toDesk({ topics, answers }: z.output<typeof ticketsSetting>): TicketDesk {
  const texts = Object.entries(answers).map(
    ([name, answer]) => [name, typeof answer === 'string' ? { '': answer } : answer] as const,
  );
  return { topics, answers: Object.fromEntries(texts) };
}
