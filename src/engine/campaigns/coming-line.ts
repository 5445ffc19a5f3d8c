import { rankOf } from '../../domain/start-manner.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { type Coming } from './on-the-way.ts';

/** A start on its way: `place` is the one among all that are to come, `at` when it is looked at next. */
export interface ComingStart extends Omit<Coming, 'due'> {
  readonly place: number;
  readonly at: Instant;
}

/** The starts that wait, or whose moment has come: few, however many are to come later. */
export type ComingLine = readonly ComingStart[];

/** What is to come for the first time; it joins a line when its moment is the next one. */
export function createQueue(fresh: readonly ComingStart[]): {
  readonly joined: (line: ComingLine) => ComingLine;
} {
  let gone = 0;
  return {
    joined: (line) => {
      const soonest = Math.min(fresh[gone]?.at ?? Infinity, ...line.map(({ at }) => at));
      const first = gone;
      while (fresh[gone]?.at === soonest) {
        gone += 1;
      }
      return gone === first ? line : [...line, ...fresh.slice(first, gone)];
    },
  };
}

/** Those that are looked at at the next moment, as they stand in the contact's own list by then. */
export function dueNext(line: ComingLine, planned: number | null): ComingLine {
  // What comes anew is planned again, behind the others, whenever something came by a rhythm.
  const placeOf = ({ held, listed }: ComingStart): number => (held === null ? (planned ?? listed) : listed);
  // What stands in line is called when the conversation has ended, behind all that comes at that moment, the most
  // important first.
  const rankInLine = ({ inLine, priority }: ComingStart): number => (inLine ? rankOf(priority) : 0);
  const inOrder = (one: ComingStart, other: ComingStart): number =>
    Number(one.inLine) - Number(other.inLine) ||
    rankInLine(one) - rankInLine(other) ||
    placeOf(one) - placeOf(other);
  const at = Math.min(...line.map((each) => each.at));
  return line.filter((each) => each.at === at).sort(inOrder);
}

/**
 * What was put off at a moment stands behind the others; of the same flow the latest is enough, in line and among what
 * waits for its time. What stands in line for that very moment takes nobody's place, and comes back behind what is
 * planned again by then.
 */
export function putBack(
  line: ComingLine,
  start: ComingStart,
  at: Instant,
): { readonly line: ComingLine; readonly replaced: ComingLine } {
  if (start.at === at) {
    return { line: [...line, { ...start, listed: start.listed + 1 }], replaced: [] };
  }
  const isReplaced = (each: ComingStart): boolean =>
    each.held !== null && each.flow === start.flow && (each.at === at || each.inLine === start.inLine);
  return {
    line: [...line.filter((each) => !isReplaced(each)), start],
    replaced: line.filter(isReplaced),
  };
}

/** What came has ended the open conversation: what stands in line waits no longer for its end. */
export function callLine(line: ComingLine, at: Instant): ComingLine {
  return line.map((each) => (each.inLine ? { ...each, at } : each));
}

/** Whether it stood in line for so long that it is dropped once it is called. */
export function isStale({ inLine, at, since }: ComingStart): boolean {
  return inLine && at - since > tooLate;
}
