import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Manners } from '../world.ts';
import { allowedAt } from './cap.ts';

/** When what was held back may come, why not at once, and the contact for whose cap it counts then. */
export interface Comeback {
  readonly at: Instant;
  readonly held: 'cap' | 'back_off' | null;
  readonly contact: Contact;
}

/**
 * An unasked conversation that was held back, and counted nowhere meanwhile, may come now: others may have come, and
 * the cap holds for all of them together.
 */
export function comeAfterAll(contact: Contact, now: Instant, manners: Manners): Comeback {
  const allowed = allowedAt(contact, now, manners);
  const at = Math.max(now, allowed.at);
  const unasked = [...contact.unasked, at].sort((one, other) => one - other);
  const counted = { ...contact, unasked, unanswered: contact.unanswered + 1 };
  return { at, held: at > now ? allowed.reason : null, contact: counted };
}
