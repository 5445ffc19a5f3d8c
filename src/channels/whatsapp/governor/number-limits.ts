import { chance } from '../../../domain/chance.ts';
import { addDays, instantOf, localDay } from '../../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { dayNumber } from '../../../domain/time/day.ts';
import { type NumberBudget, type NumberRules } from '../../../domain/number-rules.ts';
import { type NumberState } from './number-state.ts';

/** The rules and the zone whose days are counted. */
export interface LimitsAt {
  readonly rules: NumberRules;
  readonly timezone: string;
  readonly now: Instant;
}

/** So long nothing unasked goes after a refusal that came without an end. */
const caution: Millis = 24 * 60 * 60 * 1000;

/** The day in the zone, as days since 1970. */
function dayOf(at: Instant, timezone: string): number {
  return dayNumber(localDay(at, timezone));
}

/** The state with counts of today: at midnight they begin anew. */
export function today(state: NumberState, { timezone, now }: LimitsAt): NumberState {
  const day = dayOf(now, timezone);
  return state.day === day ? state : { ...state, day, unasked: 0, begun: [] };
}

/** How long until the counts begin anew. */
export function untilTomorrow({ timezone, now }: LimitsAt): Millis {
  return instantOf({ ...addDays(localDay(now, timezone), 1), hour: 0, minute: 0 }, timezone) - now;
}

/** Until when the number may only answer; null when it may write first. */
function restrictedUntil({ refusedAt, lockedUntil }: NumberState, now: Instant): Instant | null {
  const end = lockedUntil ?? (refusedAt === null ? 0 : refusedAt + caution);
  return end > now ? end : null;
}

/** What the number may still do today. */
export function budgetOf(state: NumberState, at: LimitsAt): NumberBudget {
  const { rules, timezone, now } = at;
  const { unasked, begun, since } = today(state, at);
  const age = dayOf(now, timezone) - dayOf(since, timezone);
  const warm = rules.warmUp[age];
  return {
    unasked: { used: unasked, limit: Math.min(rules.perDay, warm ?? rules.perDay) },
    newContacts: { used: begun.length, limit: rules.newContacts },
    warmUpDay: warm === undefined ? null : age + 1,
    restrictedUntil: restrictedUntil(state, now),
  };
}

/** The time from an unasked message to the next: never twice the same, and the same for the same message. */
export function gapAfter(message: string, { every: { least, most } }: NumberRules): Millis {
  return Math.round(least + (most - least) * chance(`gap ${message}`)());
}
