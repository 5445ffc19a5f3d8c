import { localDay } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Day, isDate } from '../../domain/time/day.ts';
import { readMoment } from '../../domain/time/read-moment.ts';

/** A date of a contact: a day of the calendar, or a moment. `text` names this value of it. */
export type ContactDate = { readonly text: string } & (
  { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'moment'; readonly at: Instant }
);

/** Dates that everybody has; a field of the same name comes first. */
export const usualDates = ['joined_on', 'created_on', 'last_seen_on'] as const;

/** The date that a trigger names; undefined where the contact has none. */
export function findDate(contact: Contact, name: string): ContactDate | undefined {
  const moments: { readonly [Name in (typeof usualDates)[number]]: Instant | null } = {
    joined_on: contact.createdAt,
    created_on: contact.createdAt,
    last_seen_on: contact.lastHeardAt,
  };
  const own = Object.hasOwn(contact.fields, name) ? contact.fields[name] : undefined;
  const usual = usualDates.find((each) => each === name);
  if (own === undefined && usual !== undefined) {
    const at = moments[usual];
    return at === null ? undefined : { kind: 'moment', at, text: new Date(at).toISOString() };
  }
  return typeof own === 'string' ? readDate(own.trim()) : undefined;
}

function readDate(text: string): ContactDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (isDate(date.year, date.month, date.day)) {
    return { kind: 'day', day: date, text };
  }
  const at = readMoment(text);
  return at === undefined ? undefined : { kind: 'moment', at, text: new Date(at).toISOString() };
}

/** The day of the contact's calendar that a date is. */
export function dayOf(date: ContactDate, timezone: string): Day {
  return date.kind === 'day' ? date.day : localDay(date.at, timezone);
}
