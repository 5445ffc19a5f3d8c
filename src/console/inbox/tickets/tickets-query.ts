import { z } from 'zod';

/** What the list of conversations shows: those in human hands, those that were solved, those that were closed. */
export const ticketViews = ['now', 'solved', 'closed'] as const;

/** Which conversations are to be shown. What is no choice counts as not chosen: the address may be typed by hand. */
export const ticketsQuery = z.object({
  view: z.enum(ticketViews).catch('now'),
  page: z.coerce.number().int().min(1).catch(1),
});

/** The choice that somebody made in the list of conversations. */
export type TicketsQuery = z.infer<typeof ticketsQuery>;

/** The address of the list with a choice. */
export function ticketsPath({ view, page }: TicketsQuery): string {
  const written = new URLSearchParams({
    ...(view !== 'now' && { view }),
    ...(page > 1 && { page: String(page) }),
  });
  return written.size === 0 ? '/tickets' : `/tickets?${written.toString()}`;
}
