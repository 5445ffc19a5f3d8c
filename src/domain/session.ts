import { type Instant } from './clock.ts';
import { type StartedBy } from './started-by.ts';
import { type Value } from './value.ts';

/** An answer inside a session. */
export interface Result {
  readonly value: Value;
  /** What the person wrote, as written. */
  readonly text: string;
  readonly at: Instant;
}

/** How a flow ended. */
export type Ending = 'completed' | 'expired' | 'failed';

/** What a sub-flow left behind: `@child`. */
export interface ChildState {
  readonly flow: string;
  readonly status: Ending;
  readonly results: { readonly [id: string]: Result };
}

/** One flow on the stack of a session. */
export interface Frame {
  readonly flow: string;
  /** The version it began; a flow changed meanwhile changes nothing here. */
  readonly version: string;
  /** Where it stands: an index into the program's steps. */
  readonly step: number;
  readonly results: { readonly [id: string]: Result };
  /** Indexes of the questions already answered, for the word "kembali". */
  readonly answered: readonly number[];
  readonly child: ChildState | null;
  readonly startedAt: Instant;
}

/** What a session waits for. */
export type Waiting =
  | {
      readonly kind: 'question';
      /** Names this asking; the buttons under it and its follow-ups bear it. A repeat keeps the name. */
      readonly question: string;
      /** The message that first asked it. */
      readonly message: string;
      /** Invalid answers so far. */
      readonly tries: number;
      /** True once the question was settled as sent. */
      readonly sent: boolean;
      /** True when it was given up: nobody has seen it. */
      readonly lost: boolean;
    }
  | { readonly kind: 'wait' }
  | { readonly kind: 'call'; readonly call: string };

/** Where a contact is in a flow, sub-flows stacked on top. */
export interface Session {
  readonly id: string;
  readonly by: StartedBy;
  readonly startedAt: Instant;
  /** The flow that was started first, then the sub-flows; never empty. */
  readonly stack: readonly Frame[];
  readonly waiting: Waiting;
  /** The task that this session reports on; absent where it is about none. */
  readonly task?: string | null;
}
