import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';

/** A contact whose unasked conversation of one moment is put off: for the cap it counts from when it comes. */
export function countWhenItComes(contact: Contact, begun: readonly Instant[], until: Instant): Contact {
  const { unasked } = contact;
  const place = unasked.findLastIndex((at) => begun.includes(at));
  const at = unasked[place];
  return at === undefined || at >= until
    ? contact
    : { ...contact, unasked: unasked.toSpliced(place, 1, until).sort((one, other) => one - other) };
}
