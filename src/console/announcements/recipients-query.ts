import { z } from 'zod';
import { fates } from './fates.ts';
import { announcementPath } from './told.ts';

/** Which recipients a list is to show. What is no choice counts as not chosen: the address may be typed by hand. */
export const recipientsQuery = z.object({
  state: z.enum(fates).nullable().default(null).catch(null),
  /** The row after which the list goes on. */
  after: z.string().min(1).max(500).nullable().default(null).catch(null),
});

/** The choice that somebody made in a list of recipients. */
export type RecipientsQuery = z.infer<typeof recipientsQuery>;

/** The address of a list of recipients. */
export function recipientsPath(id: string, { state, after }: Partial<RecipientsQuery>): string {
  const written = new URLSearchParams({ ...(state ? { state } : {}), ...(after ? { after } : {}) });
  const path = `${announcementPath(id)}/recipients`;
  return written.size === 0 ? path : `${path}?${written.toString()}`;
}
