import { type Instant } from '../time/clock.ts';
import { type Contact } from './contact.ts';

/** Who does the work of a volunteer now, by id: while they are away whoever stands in, if anybody does. */
export function standInOf({ away }: Pick<Contact, 'away'>, now: Instant): string | null {
  return away && away.until > now ? away.standIn : null;
}
