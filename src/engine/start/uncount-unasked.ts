import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';

/**
 * A contact without an unasked conversation that never came (counted when it was due, or put off from then): the cap
 * counts only what came.
 */
export function uncountUnasked(contact: Contact, since: Instant): Contact {
  const place = contact.unasked.findIndex((at) => at >= since);
  return place < 0
    ? contact
    : {
        ...contact,
        unasked: contact.unasked.toSpliced(place, 1),
        unanswered: Math.max(0, contact.unanswered - 1),
      };
}
