import { pageNumber } from '../../people/pages.tsx';
import { z } from 'zod';

/** What the list of conversations shows: those in human hands, those that were solved, those that were closed. */
export const ticketViews = ['now', 'solved', 'closed'] as const;

/** Which conversations are to be shown. What is no choice counts as not chosen: the address may be typed by hand. */
export const ticketsQuery = z.object({
  view: z.enum(ticketViews).catch('now'),
  page: pageNumber,
});

/** The choice that somebody made in the list of conversations. */
export type TicketsQuery = z.infer<typeof ticketsQuery>;

/** The address of one conversation. */
export const ticketPath = (id: string): string => `/tickets/${encodeURIComponent(id)}`;

/** The address of the list with a choice. */
export function ticketsPath({ view, page }: TicketsQuery): string {
  const written = new URLSearchParams({
    ...(view !== 'now' && { view }),
    ...(page > 1 && { page: String(page) }),
  });
  return written.size === 0 ? '/tickets' : `/tickets?${written.toString()}`;
}
