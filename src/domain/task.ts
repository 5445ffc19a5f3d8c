import { type Profile } from './contact/profile.ts';
import { type Said } from './said.ts';
import { type Instant } from './time/clock.ts';

/** Whom a task is about, as its assignee knows them. */
export interface TaskSubject {
  readonly contact: string;
  readonly name: string;
  readonly village: string | null;
  readonly companion: string | null;
}

/** A family as work and words are about it. */
export function subjectOf({
  id,
  name,
  village,
  companion,
}: Pick<Profile, 'id' | 'name' | 'village' | 'companion'>): TaskSubject {
  return { contact: id, name, village, companion };
}

/** Families as a volunteer is told of them: how many, and the first of them. */
export interface Families {
  readonly count: number;
  readonly families: readonly TaskSubject[];
}

/** At this hour of its day, by the clock of who does it, a task is due whose day alone was said. */
export const dueHour = 17;

/** Open work for somebody, as it lies in the document of who is to do it. */
export interface Task {
  readonly id: string;
  /** What sort of work it is: a family has one open task of a kind at a time. */
  readonly kind: string;
  readonly about: TaskSubject | null;
  readonly title: string;
  /** Where the title is one of the product's own texts: which one, to be said in the language of who reads it. */
  readonly said?: Said;
  readonly why: string;
  /** The flow in which it is reported on; absent: the one that the programme has for all. */
  readonly report?: string;
  readonly due: Instant;
  readonly openedAt: Instant;
  /** Who was meant: `companion`, `coordinator` or an audience query. */
  readonly for: string;
  /** Whose it is while its assignee only stands in; absent where it is the assignee's own. */
  readonly owner?: string | null;
  /** The flow that asked for it. */
  readonly flow: string | null;
  /** True where a coordinator was told of it before it came to its assignee; absent: not yet. */
  readonly told?: boolean;
  /** How many of its moments (shown, due, nudges, coordinator) have passed. */
  readonly passed: number;
  /** Goes up with each change, for its row. */
  readonly version: number;
}

/** A task before its assignee has it; without a date it gets the usual time. */
export type NewTask = Omit<Task, 'passed' | 'version' | 'openedAt' | 'due'> & {
  readonly due: Instant | null;
  /** Of one that somebody else had before: the version of its row then. */
  readonly version?: number;
  /** Who lent it on, one to the next, because they are away; absent: nobody. */
  readonly past?: readonly string[];
};

/** The states of a task; overdue is no state, it is computed from `due`. */
export type TaskState = 'open' | 'done' | 'cannot' | 'cancelled';

/** What somebody in the programme does to a task. */
export type TaskChange =
  | {
      readonly kind: 'end';
      readonly state: 'done' | 'cannot' | 'cancelled';
      readonly reason: string;
    }
  | { readonly kind: 'move'; readonly to: string }
  | { readonly kind: 'later'; readonly due: Instant };
