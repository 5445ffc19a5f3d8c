import { type Cancel, type Clock, type Instant } from '../../domain/time/clock.ts';
import { type Log } from '../../domain/log.ts';
import { type Leases } from '../../store/leases.ts';

/** What a tenure is made of. */
export interface TenureParts {
  readonly leases: Leases;
  readonly name: string;
  readonly owner: string;
  /** Real time. */
  readonly clock: Clock;
  readonly log: Log;
  /** Called when it has been taken, with the lease's number, and when it has been lost. */
  readonly onTaken: (fence: number) => Promise<void>;
  readonly onLost: () => Promise<void>;
}

/** What a tenure remembers. */
export interface TenureState {
  until: Instant;
  /** The number of the lease; null while it is not held. */
  fence: number | null;
  /** The number of the lease that was held last; 0 before the first. */
  latest: number;
  /** It was let go for good, and is kept from others until what was under way has ended. */
  leaving: boolean;
  stopped: boolean;
  /** Whether the store has been away since the lease was last held, or may have been before we came. */
  trouble: boolean;
  /** Whether the lease was asked for before. */
  asked: boolean;
  cancelRenewal: Cancel;
  cancelEnd: Cancel;
  /** Ends a wait for the holder before us. */
  endWait: () => void;
  /** Taking and losing, one after the other. */
  doing: Promise<void>;
}

/** Of a lease that nobody has asked for yet. */
export function newTenureState(): TenureState {
  return {
    until: 0,
    fence: null,
    latest: 0,
    leaving: false,
    stopped: false,
    trouble: false,
    asked: false,
    cancelRenewal: () => undefined,
    cancelEnd: () => undefined,
    endWait: () => undefined,
    doing: Promise.resolve(),
  };
}
