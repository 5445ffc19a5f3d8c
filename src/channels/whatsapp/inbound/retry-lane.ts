import { type Clock, type Millis } from '../../../domain/time/clock.ts';

/**
 * Hands one thing over; resolves when it is durable and is called again after it threw. It calls `given` once the ear
 * has it: what stands behind need not wait for more.
 */
export type Run = (given: () => void) => Promise<void>;

/** What is handed over one after the other. */
export interface RetryLane {
  push(run: Run): void;
}

/** What a lane needs of the others. */
export interface LaneParts {
  readonly clock: Clock;
  /** Told of what is under way. */
  readonly track: (task: Promise<void>) => void;
  readonly stopped: () => boolean;
  readonly onEmpty: () => void;
  /** `again` is false when it was the last try. */
  readonly onFault: (fault: unknown, again: boolean) => void;
}

/** The store is away for seconds mostly; then more and more patiently. */
const waits: readonly Millis[] = [1000, 2000, 5000, 10_000, 30_000, 60_000];
/** About an hour; after that others go on. */
const patience = 65;

interface Queued {
  readonly run: Run;
  readonly place: number;
}

interface State {
  queue: Queued[];
  places: number;
  /** Begun and not ended. */
  under: number;
  /** Faults in a row. While there are any, each waits for the end of the one before, so that none overtakes it. */
  tries: number;
  working: boolean;
  /** A further try is planned; until then nothing is begun. */
  planned: boolean;
}

/** A lane with nothing in it. */
export function createRetryLane(parts: LaneParts): RetryLane {
  const state: State = { queue: [], places: 0, under: 0, tries: 0, working: false, planned: false };
  return {
    push: (run) => {
      state.queue.push({ run, place: ++state.places });
      parts.track(work(state, parts));
    },
  };
}

async function work(state: State, parts: LaneParts): Promise<void> {
  if (state.working) {
    return;
  }
  state.working = true;
  for (let next = takeNext(state, parts); next; next = takeNext(state, parts)) {
    const given = begin(state, parts, next);
    await given;
  }
  state.working = false;
}

function takeNext(state: State, { stopped }: LaneParts): Queued | undefined {
  return state.planned || stopped() ? undefined : state.queue.shift();
}

/** Resolves when the next one may begin. */
function begin(state: State, parts: LaneParts, job: Queued): Promise<void> {
  state.under++;
  const careful = state.tries > 0;
  return new Promise((goOn) => {
    const given = careful ? () => undefined : goOn;
    const ended = job.run(given).then(
      () => {
        state.tries = 0;
      },
      (fault: unknown) => {
        takeBack(state, parts, job, fault);
      },
    );
    parts.track(
      ended.then(() => {
        state.under--;
        if (state.queue.length + state.under === 0) {
          parts.onEmpty();
        }
        goOn();
      }),
    );
  });
}

function takeBack(state: State, parts: LaneParts, job: Queued, fault: unknown): void {
  state.tries = (state.tries + 1) % patience;
  parts.onFault(fault, state.tries > 0);
  if (state.tries === 0) {
    return;
  }
  state.queue = [...state.queue, job].sort((a, b) => a.place - b.place);
  if (!state.planned) {
    state.planned = true;
    const { clock } = parts;
    clock.at(clock.now() + (waits[Math.min(state.tries, waits.length) - 1] ?? 0), () => {
      state.planned = false;
      parts.track(work(state, parts));
    });
  }
}
