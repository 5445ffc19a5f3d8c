import { addDays, instantOf, localDay } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { change, type Draft } from '../draft.ts';
import { type Manners } from '../world.ts';

const minute: Millis = 60 * 1000;
const day: Millis = 24 * 60 * minute;

/** Nothing begins to the millisecond; a week later its hour is free again all the same, for who has waited longest. */
const onTheMinute = (at: Instant): Instant => at - (at % minute);

/**
 * When the next unasked conversation may begin: at most so many on a day of the contact's calendar and in
 * seven days, over all campaigns; after a row without an answer once in `cap.then`.
 */
export function allowedAt(
  contact: Contact,
  now: Instant,
  { cap }: Manners,
): { readonly at: Instant; readonly reason: 'cap' | 'back_off' } {
  if (!cap) {
    return { at: now, reason: 'cap' };
  }
  const unasked = contact.unasked.map(onTheMinute);
  const last = unasked.at(-1);
  if (last !== undefined && contact.unanswered >= cap.unanswered) {
    return { at: last + cap.then, reason: 'back_off' };
  }
  const midnight = startOfDay(now, contact.timezone);
  const today = unasked.filter((at) => at >= midnight).length;
  const afterToday = today >= cap.perDay ? startOfDay(now, contact.timezone, 1) : now;
  const oldest = unasked.filter((at) => at > now - 7 * day).at(-cap.perWeek);
  return { at: Math.max(afterToday, oldest === undefined ? now : oldest + 7 * day), reason: 'cap' };
}

/** Writes an unasked conversation down; true when it is the one that makes us back off. */
export function countUnasked(draft: Draft): boolean {
  const { contact, world } = draft;
  const unanswered = contact.unanswered + 1;
  change(draft, {
    unanswered,
    unasked: [...contact.unasked.filter((at) => at > world.now - 31 * day), world.now],
  });
  return unanswered === world.manners.cap?.unanswered;
}

/**
 * A contact without an unasked conversation that never came (counted when it was due, or put off from then): the cap
 * counts only what came.
 */
export function uncountUnasked(contact: Contact, since: Instant): Contact {
  const { unasked, unanswered } = contact;
  const place = unasked.findIndex((at) => at >= since);
  return place < 0
    ? contact
    : { ...contact, unasked: unasked.toSpliced(place, 1), unanswered: Math.max(0, unanswered - 1) };
}

/** A contact whose unasked conversation of one moment is put off: for the cap it counts from when it comes. */
export function countWhenItComes(contact: Contact, begun: readonly Instant[], until: Instant): Contact {
  const { unasked } = contact;
  const place = unasked.findLastIndex((at) => begun.includes(at));
  const at = unasked[place];
  return at === undefined || at >= until
    ? contact
    : { ...contact, unasked: unasked.toSpliced(place, 1, until).sort((one, other) => one - other) };
}

function startOfDay(at: Instant, timezone: string, plus = 0): Instant {
  const { year, month, day: date } = addDays(localDay(at, timezone), plus);
  return instantOf({ year, month, day: date, hour: 0, minute: 0 }, timezone);
}
