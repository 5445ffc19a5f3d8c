import { type Budget } from './budget.ts';
import { type Data } from './data.ts';
import { type Environment } from './scope.ts';

/** What the functions and conversions of one template work with. */
export interface Evaluation {
  readonly environment: Environment;
  /** Nanoseconds since the epoch. */
  readonly now: bigint;
  readonly chance: () => number;
  readonly budget: Budget;
  /** What was read although it is deprecated; grows while the template is evaluated. */
  readonly warnings: string[];
  /** A top-level name without regard to case; undefined if there is none. */
  readonly root: (name: string) => Data | undefined;
}
