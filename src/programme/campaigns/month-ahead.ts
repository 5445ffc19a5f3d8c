import { dayText } from '../../domain/time/day.ts';
import { localDay } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Expected, type Timetable } from './create-timetable.ts';

/** How far a timetable is looked at ahead. */
export const month: Millis = 30 * 24 * 60 * 60 * 1000;

/** What a flow will bring on one day of each contact's own calendar. */
export interface DayAhead {
  /** `2025-05-12`. */
  readonly date: string;
  readonly contacts: number;
  /** When it is due for the first of them. */
  readonly first: Instant;
  /** For one contact alone: until when it will be put off. */
  readonly until: Instant | null;
  /** How many of them it will not reach in time, by reason. */
  readonly held: { readonly [reason: string]: number };
}

/** What one flow will bring within a month, day by day. */
export interface MonthAhead {
  readonly days: readonly DayAhead[];
  /** The last day that was looked at, of a flow that comes all too often; null: the whole month was. */
  readonly cut: string | null;
}

/** What one flow will bring to all contacts, or to one, within a month from a moment, day by day. */
export async function lookMonthAhead(
  timetable: Pick<Timetable, 'preview'>,
  { key, contact, now }: { readonly key: string; readonly contact: Contact | null; readonly now: Instant },
): Promise<MonthAhead> {
  const days = new Map<string, DayAhead>();
  let last: string | null = null;
  await timetable.preview(key, {
    until: now + month,
    contact,
    tell: ({ timezone }, expected, cut) => {
      const dateOf = (at: Instant): string => dayText(localDay(at, timezone));
      const met = new Set<string>();
      for (const each of expected) {
        const date = dateOf(each.due);
        // What comes several times on a day comes to one person still.
        if (!met.has(date)) {
          days.set(date, addTo(days.get(date) ?? emptyDay(date, each), each));
        }
        met.add(date);
      }
      const end = cut === null ? null : dateOf(cut);
      last = end !== null && (last === null || end < last) ? end : last;
    },
  });
  return { days: inOrder([...days.values()], { last, isOne: contact !== null }), cut: last };
}

/** Behind the last day that was looked at for everybody, a count would be of some alone. */
function inOrder(
  days: readonly DayAhead[],
  { last, isOne }: { readonly last: string | null; readonly isOne: boolean },
): readonly DayAhead[] {
  return days
    .filter(({ date }) => last === null || date <= last)
    .map((day) => (isOne ? day : { ...day, until: null }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

const emptyDay = (date: string, { due }: Expected): DayAhead => ({
  date,
  contacts: 0,
  first: due,
  until: null,
  held: {},
});

function addTo(day: DayAhead, { due, reason, until }: Expected): DayAhead {
  const { held } = day;
  return {
    ...day,
    contacts: day.contacts + 1,
    first: Math.min(day.first, due),
    until: until ?? day.until,
    held: reason === null ? held : { ...held, [reason]: (held[reason] ?? 0) + 1 },
  };
}
