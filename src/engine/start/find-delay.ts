import { quietUntil } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { type World } from '../world.ts';
import { allowedAt } from './cap.ts';

/** A human who talks is asked again so often. */
const whileHumansTalk: Millis = 60 * 60 * 1000;

/** Why an unasked conversation may not begin now, and when it may; null when it may: a human talks, hours, the cap. */
export function findDelay(
  contact: Contact,
  { now, manners }: Pick<World, 'now' | 'manners'>,
): { readonly reason: HeldReason; readonly until: Instant } | null {
  if (contact.ticket) {
    return { reason: 'ticket', until: now + whileHumansTalk };
  }
  const quiet = quietUntil(now, contact.timezone, manners);
  if (quiet !== null) {
    return { reason: 'quiet_hours', until: quiet };
  }
  const allowed = allowedAt(contact, now, manners);
  return allowed.at > now ? { reason: allowed.reason, until: allowed.at } : null;
}
