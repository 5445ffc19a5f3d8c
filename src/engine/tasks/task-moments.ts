import { daysBetween, localDay } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Task } from '../../domain/task.ts';
import { offsetAt, offsetWhenShown } from '../../domain/time/time-zone.ts';
import { type TaskManners } from '../world.ts';

const day: Millis = 24 * 60 * 60 * 1000;

/**
 * The moments of a task, in order: it is shown, it is due, nudges, and last its coordinator is told unless that was
 * done before. All lie at the hour of the morning digest in the assignee's zone, so that one message tells of many
 * tasks; what is due before the next morning is shown at once.
 */
export function taskMoments(task: Task, timezone: string, manners: TaskManners): readonly Instant[] {
  const soon = firstMoment(task, timezone, manners);
  const later = laterOf(task, manners).map((at) => Math.max(soon, morningOf(at, timezone, manners)));
  return [soon, ...later];
}

/** The first of the moments that has not passed; each turn counts it for all open tasks, and no more than it. */
export function nextMoment(task: Task, timezone: string, manners: TaskManners): Instant | undefined {
  const at = laterOf(task, manners)[task.passed - 1];
  if (task.passed === 0) {
    return firstMoment(task, timezone, manners);
  }
  // The first one has passed, so a later one lies behind it or passed with it.
  return at === undefined ? undefined : Math.max(task.openedAt, morningOf(at, timezone, manners));
}

function firstMoment(task: Task, timezone: string, manners: TaskManners): Instant {
  const { due, openedAt } = task;
  const opened = nextMorning(openedAt, timezone, manners);
  return due < opened ? openedAt : Math.max(morningOf(due - manners.shown, timezone, manners), opened);
}

function laterOf({ due, told }: Task, { nudges, coordinator }: TaskManners): readonly Instant[] {
  return [due, ...nudges.map((after) => due + after), ...(told ? [] : [due + coordinator])];
}

/** Whether a coordinator was told: the last of the moments has passed. */
export function isTold({ passed, told = false }: Task, { nudges }: TaskManners): boolean {
  return told || passed >= nudges.length + 3;
}

/** How many moments have come by now. */
export function momentsPassed(moments: readonly Instant[], now: Instant): number {
  return moments.filter((at) => at <= now).length;
}

/** The hour of the digest on the day of a moment; by the clock alone, since each turn counts it for all open tasks. */
function morningOf(at: Instant, timezone: string, { hour }: TaskManners): Instant {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  const today = Math.floor((at + offsetAt(at, timezone)) / day) * day;
  const wall = today + (hours * 60 + minutes) * 60_000;
  return wall - offsetWhenShown(wall, timezone);
}

function nextMorning(at: Instant, timezone: string, manners: TaskManners): Instant {
  const today = morningOf(at, timezone, manners);
  return today > at ? today : morningOf(at + day, timezone, manners);
}

/** The days from today to the day of a task: 0 today, negative when it is over. */
export function daysUntil(due: Instant, now: Instant, timezone: string): number {
  return daysBetween(localDay(now, timezone), localDay(due, timezone));
}
