import { addDays, localDay } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { dayNumber } from '../../domain/time/day.ts';
import { type LocalDays } from '../../domain/time/local-days.ts';
import { minuteOfTime } from '../../domain/time/minute-of-time.ts';
import { moveToAllowedDay, nextOccurrence } from '../../domain/time/next-occurrence.ts';
import { momentOfWall, wallOf, wallOfText, wallText } from '../../domain/time/wall-clock.ts';
import { type AfterTrigger, type EveryTrigger } from '../timed-trigger.ts';
import { type ContactDate, dayOf, findDate } from './date-of.ts';

/** One coming of a flow to a contact: named after its cause, and when. */
export interface Occurrence {
  readonly name: string;
  readonly due: Instant;
  /** No day near it is allowed: it never comes, and at this moment that is said. */
  readonly nowhere?: true;
}

const day = 86_400_000;
const minute = 60_000;

/** The first coming of a rhythm after what the clock showed at `wall`. */
export function occurrenceAfter(
  trigger: EveryTrigger,
  { wall, timezone, local }: { readonly wall: Instant; readonly timezone: string; readonly local: LocalDays },
): Occurrence | null {
  const next = nextOccurrence(trigger, wall, local);
  return next === null ? null : { name: wallText(next), due: momentOfWall(next, timezone) };
}

/** A coming of a rhythm that was named before, by the clock of the zone in which the contact lives now. */
export function occurrenceNamed(name: string, timezone: string): Occurrence {
  return { name, due: momentOfWall(wallOfText(name), timezone) };
}

/** The one coming that hangs on a date of the contact; null where there is no such date. */
export function occurrenceOnDate(
  trigger: AfterTrigger,
  contact: Contact,
  local: LocalDays,
): Occurrence | null {
  const date = findDate(contact, trigger.date);
  return date ? { name: date.text, ...dueOn(trigger, { date, timezone: contact.timezone, local }) } : null;
}

function dueOn(
  trigger: AfterTrigger,
  about: { readonly date: ContactDate; readonly timezone: string; readonly local: LocalDays },
): Omit<Occurrence, 'name'> {
  const { date, timezone, local } = about;
  const { offset, at } = trigger;
  const moment = momentAfter(date, offset, timezone);
  if (at === null && trigger.notOn.length + trigger.onlyOn.length === 0) {
    return { due: moment };
  }
  const on = offset % day === 0 ? addDays(dayOf(date, timezone), offset / day) : localDay(moment, timezone);
  const wall = at === null ? wallOf(moment, timezone) : dayNumber(on) * day + minuteOfTime(at) * minute;
  const moved = moveToAllowedDay(wall, trigger, local);
  return moved === null
    ? { due: momentOfWall(wall, timezone), nowhere: true }
    : { due: momentOfWall(moved, timezone) };
}

/** From a day it is counted on the clock, so that one with 23 or 25 hours moves nothing to another day. */
function momentAfter(date: ContactDate, offset: Millis, timezone: string): Instant {
  return date.kind === 'day' ? momentOfWall(dayNumber(date.day) * day + offset, timezone) : date.at + offset;
}
