import { type Instant, type Millis } from '../domain/time/clock.ts';

/** What somebody wants to hold alone. */
export interface LeaseRequest {
  /** What is held: a channel, the sweep. */
  readonly name: string;
  /** The process that wants it; a new one at each start. */
  readonly owner: string;
  readonly now: Instant;
  readonly lasts: Millis;
  /** Takes only what nobody ever held or what was given back, and leaves what merely ran out. */
  readonly onlyFree?: boolean;
}

/** Who may do what only one process may do. Times are real ones. */
export interface Leases {
  /**
   * Takes the lease, or renews one's own. The number grows with each new holder, so that the writes of one who
   * lost it without noticing can be told. Null while somebody else holds it.
   */
  take(wish: LeaseRequest): Promise<number | null>;
  /** Gives it back, if it is still one's own. */
  drop(name: string, owner: string): Promise<void>;
}
