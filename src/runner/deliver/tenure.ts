import { type Cancel, type Clock, type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Log } from '../../domain/log.ts';
import { faultName } from '../../domain/fault-name.ts';
import { type Leases } from '../../store/leases.ts';

/** The holding of something by one process of several. */
export interface Tenure {
  /** Whether it is held at this very moment; false as soon as it might have run out. */
  held(): boolean;
  /** Tries to take it, and goes on trying; resolves after the first try. */
  start(): Promise<void>;
  /** Lets go, and gives it back once `finish` resolves: until then nobody else takes it. */
  stop(finish?: () => Promise<void>): Promise<void>;
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
/** A take that lasts so long, or fails, means that the store was away: for whoever held it before us too. */
const slow: Millis = 2000;
/** So long the holder before us then has to write down what it sent while nothing could be written. */
const calm: Millis = 3000;

interface State {
  until: Instant;
  /** The number of the lease; null while it is not held. */
  fence: number | null;
  /** The number of the one that was held last; 0 before the first. */
  latest: number;
  /** It was let go for good, and is kept from others until what was under way has ended. */
  leaving: boolean;
  stopped: boolean;
  /** Whether the store has been away since this was last held, or may have been before we came. */
  trouble: boolean;
  /** Whether it was seen whose it is. */
  looked: boolean;
  cancel: Cancel;
  cancelEnd: Cancel;
  /** Ends a wait for the one before us. */
  endCalm: () => void;
  /** What is begun and let go, one after the other. */
  doing: Promise<void>;
}

/** Holds a lease as long as it can be had. */
export function createTenure(parts: TenureParts): Tenure {
  const state: State = {
    until: 0,
    fence: null,
    latest: 0,
    leaving: false,
    stopped: false,
    trouble: false,
    looked: false,
    cancel: () => undefined,
    cancelEnd: () => undefined,
    endCalm: () => undefined,
    doing: Promise.resolve(),
  };
  const again = (): void => {
    if (!state.stopped) {
      state.cancel = parts.clock.at(parts.clock.now() + every, () => {
        void renew(parts, state).catch(reportTo(parts)).then(again);
      });
    }
  };
  return {
    held: () => isHeld(parts, state),
    start: async () => {
      await renew(parts, state);
      again();
    },
    stop: (finish = () => Promise.resolve()) => giveBack(parts, state, finish),
  };
}

async function giveBack(parts: TenureParts, state: State, finish: () => Promise<void>): Promise<void> {
  state.leaving = state.fence !== null;
  if (!state.leaving) {
    end(state);
    await finish();
    return;
  }
  await letGo(parts, state);
  await finish();
  end(state);
  await parts.leases.drop(parts.name, parts.owner).catch(() => undefined);
}

function end(state: State): void {
  state.stopped = true;
  state.cancel();
  state.endCalm();
}

function reportTo({ log, name }: TenureParts): (fault: unknown) => void {
  return (fault) => {
    const kind = faultName(fault);
    log('error', 'what was taken over could not be begun', { what: name, fault: kind });
  };
}

function isHeld({ clock }: TenureParts, { fence, until }: State): boolean {
  return fence !== null && clock.now() < until;
}

async function renew(parts: TenureParts, state: State): Promise<void> {
  const { leases, name, owner, clock } = parts;
  const now = clock.now();
  const fence = await take(parts, state, now).catch(() => {
    state.trouble = true;
    return undefined;
  });
  state.trouble ||= clock.now() - now >= slow;
  const until = now + lasts - margin;
  if (fence === null && state.fence !== null) {
    // Somebody whose clock is ahead has it already.
    await lose(parts, state);
  }
  if (fence === null || fence === undefined || clock.now() >= until) {
    return;
  }
  if (state.stopped) {
    await leases.drop(name, owner).catch(() => undefined);
  } else if (state.leaving) {
    // Kept from others, no more.
    return;
  } else if (fence === state.fence) {
    holdUntil(parts, state, until);
  } else {
    await takeOver(parts, state, { fence, until });
  }
}

/**
 * One that had run out before we ever looked may be of somebody who is well and could not renew it, as the store was
 * away until a moment ago; one that runs out before our eyes, while the store answers us, is of somebody who is gone.
 */
async function take(
  { leases, name, owner }: TenureParts,
  state: State,
  now: Instant,
): Promise<number | null> {
  const request = { name, owner, now, lasts };
  if (state.looked) {
    return leases.take(request);
  }
  const free = await leases.take({ ...request, onlyFree: true });
  const fence = free ?? (await leases.take(request));
  state.trouble ||= free === null && fence !== null;
  state.looked = true;
  return fence;
}

/**
 * Under a new number it was another's in between, even if nobody here noticed: what was known is not known any more.
 */
async function takeOver(
  parts: TenureParts,
  state: State,
  { fence, until }: { readonly fence: number; readonly until: Instant },
): Promise<void> {
  if (state.fence !== null) {
    await lose(parts, state);
  }
  if (!(await keepsCalm(parts, state, fence)) || parts.clock.now() >= until) {
    return;
  }
  state.fence = fence;
  state.latest = fence;
  holdUntil(parts, state, until);
  parts.log('info', 'took over', { what: parts.name, fence });
  await inOrder(state, () => parts.onTaken(fence));
}

/** Waits where the store was away; false, with the lease given back, when it is not wanted any more after that. */
async function keepsCalm({ leases, name, owner, clock }: TenureParts, state: State, fence: number) {
  // The first one, or one that is still ours, nobody has held before us.
  if (state.trouble && fence > 1 && fence !== state.latest) {
    await new Promise<void>((resolve) => {
      const cancel = clock.at(clock.now() + calm, resolve);
      state.endCalm = () => {
        cancel();
        resolve();
      };
    });
  }
  state.trouble = false;
  if (state.stopped) {
    await leases.drop(name, owner).catch(() => undefined);
  }
  return !state.stopped;
}

/** Whatever holds a renewal up, it is let go before anybody else may take it. */
function holdUntil(parts: TenureParts, state: State, until: Instant): void {
  state.until = until;
  state.cancelEnd();
  state.cancelEnd = parts.clock.at(until, () => {
    void lose(parts, state).catch(reportTo(parts));
  });
}

async function lose(parts: TenureParts, state: State): Promise<void> {
  parts.log('warn', 'lost to another process, or to a store that does not answer', { what: parts.name });
  await letGo(parts, state);
}

async function letGo(parts: TenureParts, state: State): Promise<void> {
  state.fence = null;
  state.cancelEnd();
  await inOrder(state, parts.onLost);
}

function inOrder(state: State, work: () => Promise<void>): Promise<void> {
  const done = state.doing.then(work);
  state.doing = done.catch(() => undefined);
  return done;
}
