import { type Contact } from '../../domain/contact/contact.ts';
import { type OutboxEntry } from '../../domain/contact/contact-record.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { uncountUnasked } from '../../engine/start/cap.ts';
import { type Manners } from '../../engine/world.ts';

/** What a turn leaves of somebody and of what is unsent. */
interface Left {
  readonly contact: Contact;
  readonly outbox: readonly OutboxEntry[];
}

/**
 * What was let go from a pause and waits since nobody answered is looked at again once somebody has: until then it
 * counts for no cap, as while it was paused.
 */
export function endBackOff(
  before: Contact,
  left: Left,
  { now, manners: { cap } }: { readonly now: Instant; readonly manners: Manners },
): Left {
  const { unanswered } = left.contact;
  if (!cap || before.unanswered < cap.unanswered || unanswered >= cap.unanswered) {
    return left;
  }
  return left.outbox.reduce<Left>(
    ({ contact, outbox }, entry) =>
      entry.kind === 'send' && entry.held === 'back_off'
        ? {
            contact: uncountUnasked(contact, entry.notBefore),
            outbox: [...outbox, { ...entry, held: 'paused', notBefore: now }],
          }
        : { contact, outbox: [...outbox, entry] },
    { contact: left.contact, outbox: [] },
  );
}
