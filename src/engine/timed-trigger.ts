import { type Millis } from '../domain/time/clock.ts';
import { type DayCondition } from '../domain/time/local-days.ts';
import { type Rhythm } from '../domain/time/rhythm.ts';
import { type Priority, type StartMode } from '../domain/start-manner.ts';

/** What is made up after an outage: the last one that was missed, each of them, or none. */
export type CatchUp = 'latest' | 'all' | 'none';

/** What both kinds of timed trigger say beside their time. */
export interface Timing extends DayCondition {
  /** An audience query, or null for all in `for`. */
  readonly audience: string | null;
  readonly mode: StartMode;
  readonly priority: Priority;
  /** Null: the last one, if it is less than a day late. */
  readonly catchUp: CatchUp | null;
  /** What a person must have agreed to. */
  readonly purpose: string;
  /** Whoever completed the flow so lately has done it; null: never looked at. */
  readonly unlessDone: Millis | null;
}

/** Comes again and again, by the calendar of each contact. */
export interface EveryTrigger extends Timing {
  readonly kind: 'every';
  /** The cron pattern or the rule as its file has it. */
  readonly written: string;
  readonly rhythm: Rhythm;
}

/** Comes once for each value of a date of the contact. */
export interface AfterTrigger extends Timing {
  readonly kind: 'after';
  /** A date of the contact: `joined_on` or a field. */
  readonly date: string;
  /** Negative: before it. */
  readonly offset: Millis;
  /** Hour of the contact's day, `HH:MM`, or null for the very moment. */
  readonly at: string | null;
}

/** Within which time somebody has done what hangs on a date, where the trigger does not say. */
export function usuallyDone(offset: Millis): Millis {
  return Math.max(Math.abs(offset), 86_400_000);
}
