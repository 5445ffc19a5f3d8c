import { type Announcement } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { findDelay } from '../start/find-delay.ts';
import { type World } from '../world.ts';

/** Who is in a conversation is looked at again so often; its end is noticed at once. */
const whileTalking: Millis = 60 * 60 * 1000;

/**
 * Why an announcement may not come to somebody now, and when it is looked at again; null when it may. An open
 * conversation is named before hours and the cap: those have an end that one could count on, and it would not come then.
 */
export function findAnnounceDelay(
  contact: Contact,
  world: Pick<World, 'now' | 'manners'>,
  { talking }: Pick<Announcement, 'talking'>,
): { readonly reason: HeldReason; readonly until: Instant } | null {
  const waits = contact.session !== null && talking === 'wait' && contact.ticket === null;
  return waits ? { reason: 'conversation', until: world.now + whileTalking } : findDelay(contact, world);
}
