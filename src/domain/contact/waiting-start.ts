import { type StartManner } from '../start-manner.ts';
import { type StartedBy } from '../started-by.ts';
import { type Instant } from '../time/clock.ts';
import { type Value } from '../value.ts';

/** A flow that something the person did brought about: it begins when the running one ends. */
export interface QueuedFlow {
  readonly flow: string;
  readonly by: StartedBy;
  readonly event: string;
}

/** An unasked start that waits for the running conversation to end: it keeps manners, and grows stale. */
export interface WaitingStart {
  readonly flow: string;
  readonly by: StartedBy;
  readonly params: { readonly [name: string]: Value };
  readonly manner: StartManner;
  /** When it should have begun. */
  readonly at: Instant;
}
