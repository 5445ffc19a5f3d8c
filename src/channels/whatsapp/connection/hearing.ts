import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';

/** Whether an open connection still brings what people send. */
export interface Hearing {
  /** A new connection opened. */
  readonly begin: () => void;
  /** Something of people came in. */
  readonly heard: () => void;
  /** The server took a message of ours. */
  readonly acked: () => void;
  /** Several of ours were taken, and for long nothing at all came back: no message, no receipt. */
  isDeaf(): boolean;
}

const patience: Millis = 20 * 60_000;
const enough = 5;

/** Keeps the time of what came in last. */
export function createHearing(clock: Clock): Hearing {
  let last: Instant = clock.now();
  let acks = 0;
  const heard = (): void => {
    last = clock.now();
    acks = 0;
  };
  return {
    begin: heard,
    heard,
    acked: () => {
      acks++;
    },
    isDeaf: () => acks >= enough && clock.now() - last > patience,
  };
}
