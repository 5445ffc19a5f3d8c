import { type Instant } from '../../domain/time/clock.ts';
import { type LocalDays } from '../../domain/time/local-days.ts';
import { wallOfText } from '../../domain/time/wall-clock.ts';
import { type EveryTrigger } from '../timed-trigger.ts';
import { type Occurrence, occurrenceAfter } from './occurrence.ts';

/** A coming, and whether another one follows, however late. */
export interface ComingAgain extends Occurrence {
  readonly again: boolean;
}

/** From one coming of a rhythm on all of them until a moment. */
export type ComingsOf = (
  trigger: EveryTrigger,
  from: { readonly first: Occurrence; readonly timezone: string; readonly until: Instant },
) => readonly ComingAgain[];

/** Tells the comings of rhythms; what is the same for all who share a clock is worked out once. */
export function createComings(local: LocalDays): ComingsOf {
  const known = new Map<EveryTrigger, Map<string, readonly ComingAgain[]>>();
  return (trigger, { first, timezone, until }) => {
    const ofTrigger = known.get(trigger) ?? new Map<string, readonly ComingAgain[]>();
    known.set(trigger, ofTrigger);
    const key = `${timezone} ${first.name} ${until}`;
    const told = ofTrigger.get(key);
    if (told) {
      return told;
    }
    const found: ComingAgain[] = [];
    for (let each: Occurrence | null = first; each && each.due <= until;) {
      const wall = wallOfText(each.name);
      const next: Occurrence | null = occurrenceAfter(trigger, { wall, timezone, local });
      found.push({ ...each, again: next !== null });
      each = next;
    }
    ofTrigger.set(key, found);
    return found;
  };
}
