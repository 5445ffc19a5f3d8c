import { addDays, daysBetween, instantOf, localDay } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { newsAt } from '../../domain/contact/news-at.ts';
import { type Day, weekdayOf } from '../../domain/time/day.ts';
import { independentSince } from '../../domain/contact/independent-since.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { matchesAudience } from '../../domain/audience/match-audience.ts';
import { offsetAt, offsetWhenShown } from '../../domain/time/time-zone.ts';
import { titled } from '../tasks/titled.ts';
import { type VisitRule, type World } from '../world.ts';

const day: Millis = 24 * 60 * 60 * 1000;
/** Before the morning digest, so that what is found out today is shown today. */
const hour = 6;

/** A reason to look after a family, and what is then to be done. */
interface Concern {
  /** The first moment after this one at which it is one; infinite where there is none. */
  readonly next: (after: Instant) => Instant;
  readonly task: () => Pick<EffectOf<'task'>, 'for' | 'title' | 'said' | 'due' | 'sort' | 'report'>;
}

type Now = Pick<World, 'now' | 'manners' | 'phrase' | 'languages'>;

/**
 * What is looked after for this family (silence, visits), `begun` being when that began; empty without consent. Who needs
 * no aid any more is not missed: nothing asks them for a word.
 */
export function concernsOf(contact: Contact, begun: Instant, world: Now): readonly Concern[] {
  const { silence, visits } = world.manners.care;
  if (contact.role !== 'beneficiary' || contact.consent.status !== 'opted_in') {
    return [];
  }
  const isPaired = contact.companion !== null;
  const meant = isPaired ? visits.filter(({ for: who }) => matchesAudience(who, contact, world.now)) : [];
  const isMissed = silence !== null && independentSince(contact) === null;
  return [...(isMissed ? silences(contact, begun, { world, ...silence }) : []), ...meant.map(visit)];

  function visit({ title, every, due, report }: VisitRule): Concern {
    const work = {
      for: 'companion',
      title,
      sort: `visit:${title}`,
      ...(report !== null && { report }),
    } as const;
    return {
      next: (after) => nextPeriod(after, every, contact.timezone),
      task: () => ({ ...work, due: world.now + due }),
    };
  }
}

/** Nobody falls silent unseen: first the companion asks, then a coordinator is told, and again while it lasts. */
function silences(
  contact: Contact,
  begun: Instant,
  about: { readonly world: Now; readonly companion: Millis; readonly coordinator: Millis },
): readonly Concern[] {
  const { world, companion, coordinator } = about;
  const { timezone } = contact;
  const since = Math.max(newsAt(contact), begun);
  const task = (who: 'companion' | 'coordinator') => () => {
    const days = String(daysBetween(localDay(since, timezone), localDay(world.now, timezone)));
    return {
      for: who,
      ...titled('task_silent', { days }, { contact, world }),
      due: world.now + 2 * day,
      sort: 'silence',
    };
  };
  const first = morningAfter(since + companion, timezone);
  const ask: Concern = { next: (after) => (first > after ? first : Infinity), task: task('companion') };
  const tell: Concern = {
    next: (after) => {
      let times = Math.max(1, Math.floor((after - since) / coordinator));
      while (morningAfter(since + times * coordinator, timezone) <= after) {
        times++;
      }
      return morningAfter(since + times * coordinator, timezone);
    },
    task: task('coordinator'),
  };
  return contact.companion === null ? [tell] : [ask, tell];
}

function morningOf(at: Day, timezone: string): Instant {
  return instantOf({ ...at, hour, minute: 0 }, timezone);
}

/** By the clock alone: this is counted with each turn of a family, and days of the calendar cost a good part of one. */
function morningAfter(at: Instant, timezone: string): Instant {
  const early = hour * 60 * 60 * 1000;
  const wall = Math.ceil((at + offsetAt(at, timezone) - early) / day) * day + early;
  return wall - offsetWhenShown(wall, timezone);
}

/** The morning of the first Monday, or of the first day of a month, after a moment. */
function nextPeriod(after: Instant, every: VisitRule['every'], timezone: string): Instant {
  const today = localDay(after, timezone);
  const [first, next] =
    every === 'week'
      ? [addDays(today, -((weekdayOf(today) + 6) % 7)), addDays(today, 7 - ((weekdayOf(today) + 6) % 7))]
      : [
          { ...today, day: 1 },
          { ...addDays({ ...today, day: 28 }, 4), day: 1 },
        ];
  const morning = morningOf(first, timezone);
  return morning > after ? morning : morningOf(next, timezone);
}
