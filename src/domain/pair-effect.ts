import { type Families, type NewTask } from './task.ts';

/** What a change of who walks beside whom has others do. */
export type PairEffect =
  /** A task goes to somebody else. */
  | { readonly kind: 'task_move'; readonly id: string; readonly task: NewTask; readonly to: string }
  /** This family's companion changed. */
  | {
      readonly kind: 'paired';
      readonly id: string;
      readonly from: string | null;
      readonly to: string | null;
      /** The next companion's name where the volunteers are to be told; null where they are told of all at once. */
      readonly name: string | null;
    }
  /** All families of this volunteer go to another one; what it makes happen is named after `cause`. */
  | ({
      readonly kind: 'caseload';
      readonly id: string;
      readonly to: string;
      readonly cause: string;
    } & Families)
  /** This volunteer is back: who stood in gives back. */
  | { readonly kind: 'returned'; readonly id: string; readonly standIn: string }
  /** A family went to another companion (`to`) while this one is away: who stands in lets it go. */
  | {
      readonly kind: 'let_go';
      readonly id: string;
      readonly standIn: string;
      readonly family: string;
      readonly to: string | null;
    };
