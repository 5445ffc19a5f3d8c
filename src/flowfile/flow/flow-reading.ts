import { type Millis } from '../../domain/time/clock.ts';
import { END, type Target } from '../../engine/program.ts';
import { closest } from '../yaml/closest.ts';
import { type LocaleFile } from '../texts/locale-file.ts';
import { readString } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** What an `ask` does that does not say otherwise. */
export interface QuestionDefaults {
  /** When the question is repeated, counted from when it was sent. */
  readonly remind: readonly Millis[];
  /** When an unanswered question expires the flow. */
  readonly timeout: Millis;
}

/** What a flow is read against: everything outside its own file. */
export interface Surroundings {
  /** Ids that `call` and `start` may name; null: not checked. */
  readonly flows: ReadonlySet<string> | null;
  /** Whether a file stands in FLOWS_DIR/media; null: not checked. */
  readonly hasMedia: ((name: string) => boolean) | null;
  /** The translations of this flow. */
  readonly locales: readonly LocaleFile[];
  readonly question: QuestionDefaults;
  /** The sets of days that `not_on` and `only_on` may name; null: not checked. */
  readonly daySets: ReadonlySet<string> | null;
  /** What a trigger may be for; null: not checked. */
  readonly purposes: ReadonlySet<string> | null;
  /** The fields that the programme declares; null: not checked. */
  readonly fields: ReadonlySet<string> | null;
  /** What conversations in human hands may be about; null: anything. */
  readonly topics: readonly string[] | null;
}

/** A word or text that was met in a flow, with its place. */
export interface Met {
  readonly text: string;
  readonly at: number;
}

/** A keyword with its place, and whether it is heard before a question is. */
export interface WrittenKeyword extends Met {
  readonly interrupts: boolean;
}

/** A flow while it is read: where its steps are, and what was met that is checked once all is read. */
export interface FlowReading {
  readonly source: Source;
  readonly language: string;
  readonly about: Surroundings;
  /** Step ids and their indexes. */
  readonly steps: ReadonlyMap<string, Target>;
  readonly texts: Met[];
  /** Names of media: a file of translations may name another one, and need not. */
  readonly recordings: Met[];
  readonly keywords: WrittenKeyword[];
  /** Labels, values and `accept` words of choices. */
  readonly answers: Met[];
  /** Where each `goto` stands, by the index of its step. */
  readonly jumps: Map<number, readonly { readonly to: Target; readonly at: number }[]>;
}

/** The step that a `goto` leads to, `end` being the flow's end; undefined and a fault where there is none. */
export function readTarget(reading: FlowReading, slot: Slot | undefined, from: number): Target | undefined {
  const id = slot && readString(reading.source, slot);
  if (slot === undefined || id === undefined) {
    return undefined;
  }
  const to = id === 'end' ? END : reading.steps.get(id);
  if (to === undefined) {
    const near = closest(id, [...reading.steps.keys(), 'end']);
    const hint = near === undefined ? 'give a step this id' : `did you mean "${near}"?`;
    reading.source.error(slot.at, `no step has the id "${id}"; ${hint}`);
    return undefined;
  }
  reading.jumps.set(from, [...(reading.jumps.get(from) ?? []), { to, at: slot.at }]);
  return to;
}
