import { type Cancel, type Clock, type Instant, type Millis } from '../domain/clock.ts';
import { type Log } from '../domain/log.ts';
import { type Leases } from '../store/leases.ts';

/** The holding of something by one process of several. */
export interface Tenure {
  /** Whether it is held at this very moment; false as soon as it might have run out. */
  held(): boolean;
  /** Tries to take it, and goes on trying; resolves after the first try. */
  start(): Promise<void>;
  /** Gives it back and lets go. */
  stop(): Promise<void>;
}

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

/** How long a lease lasts: after a crash another process takes over so much later. */
const lasts: Millis = 10_000;
/** Renewed three times within its life; the holder lets go a second before others may take it. */
const every: Millis = lasts / 3;
const margin: Millis = 1000;

interface State {
  until: Instant;
  taken: boolean;
  stopped: boolean;
  cancel: Cancel;
}

/** Holds a lease as long as it can be had. */
export function createTenure(parts: TenureParts): Tenure {
  const state: State = { until: 0, taken: false, stopped: false, cancel: () => undefined };
  const again = (): void => {
    if (!state.stopped) {
      state.cancel = parts.clock.at(parts.clock.now() + every, () => {
        void renew(parts, state).catch(report).then(again);
      });
    }
  };
  const report = (fault: unknown): void => {
    const name = fault instanceof Error ? fault.name : 'unknown';
    parts.log('error', 'what was taken over could not be begun', { what: parts.name, fault: name });
  };
  return {
    held: () => state.taken && parts.clock.now() < state.until,
    start: async () => {
      await renew(parts, state);
      again();
    },
    stop: async () => {
      state.stopped = true;
      state.cancel();
      if (state.taken) {
        state.taken = false;
        await parts.onLost();
        await parts.leases.drop(parts.name, parts.owner).catch(() => undefined);
      }
    },
  };
}

async function renew(parts: TenureParts, state: State): Promise<void> {
  const { leases, name, owner, clock, log } = parts;
  const now = clock.now();
  const fence = await leases.take({ name, owner, now, lasts }).catch(() => null);
  if (fence !== null) {
    state.until = now + lasts - margin;
  }
  const holds = clock.now() < state.until;
  if (holds && !state.taken && !state.stopped) {
    state.taken = true;
    log('info', 'took over', { what: name, fence: fence ?? 0 });
    await parts.onTaken(fence ?? 0);
  } else if (!holds && state.taken) {
    state.taken = false;
    log('warn', 'lost to another process, or to a store that does not answer', { what: name });
    await parts.onLost();
  }
}
