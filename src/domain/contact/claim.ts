import { type Address } from './address.ts';
import { type Instant } from '../time/clock.ts';
import { type TaskSubject } from '../task.ts';

/**
 * Somebody at other addresses who says that they are a family of the programme: its companion knows whether that is so.
 */
export interface Claim {
  readonly id: string;
  /** Whom they say they are. */
  readonly about: TaskSubject;
  /** The contact at the new addresses; null where a coordinator entered the address and nobody wrote from it. */
  readonly newcomer: string | null;
  readonly addresses: readonly Address[];
  /** Others who are called so, asked about one after the other when it is not this one. */
  readonly others: readonly TaskSubject[];
  /** Whether the companion did not answer, so that a coordinator was asked. */
  readonly passedOn: boolean;
}

/** A claim in the document of who is to say whether it is true. */
export interface OpenClaim extends Claim {
  readonly at: Instant;
  /** When it was last shown. */
  readonly shownAt: Instant;
}
