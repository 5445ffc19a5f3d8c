import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Manners } from '../world.ts';
import { allowedAt } from './cap.ts';
import { uncountUnasked } from './uncount-unasked.ts';

/** When what was held back may come, why not at once, and the contact for whose cap it counts then. */
export interface Comeback {
  readonly at: Instant;
  readonly held: 'cap' | 'back_off' | null;
  readonly contact: Contact;
}

/**
 * An unasked conversation (begun `since` then) that nobody holds back any more: others may have come meanwhile, and
 * the cap holds for all of them together.
 */
export function comeAfterAll(
  contact: Contact,
  { since, now, manners }: { readonly since: Instant; readonly now: Instant; readonly manners: Manners },
): Comeback {
  const others = uncountUnasked(contact, since);
  if (others === contact) {
    return { at: now, held: null, contact };
  }
  const allowed = allowedAt(others, now, manners);
  const at = Math.max(now, allowed.at);
  const unasked = [...others.unasked, at].sort((one, other) => one - other);
  return { at, held: at > now ? allowed.reason : null, contact: { ...contact, unasked } };
}
