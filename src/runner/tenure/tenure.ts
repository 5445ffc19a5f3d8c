import { faultName } from '../../domain/fault-name.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { takeLease, waitForFormer } from './take-lease.ts';
import { newTenureState, type TenureParts, type TenureState } from './tenure-state.ts';

/** The holding of something by one process of several. */
export interface Tenure {
  /** Whether it is held at this very moment; false as soon as it might have run out. */
  held(): boolean;
  /** Tries to take it, and goes on trying; resolves after the first try. */
  start(): Promise<void>;
  /** Lets go, and gives it back once `finish` resolves: until then nobody else takes it. */
  stop(finish?: () => Promise<void>): Promise<void>;
}

/** How long a lease lasts: after a crash another process takes over so much later. */
const lasts: Millis = 10_000;
/** Renewed three times within its life; the holder lets go a second before others may take it. */
const renewEvery: Millis = lasts / 3;
const margin: Millis = 1000;

/** Holds a lease as long as it can be had. */
export function createTenure(parts: TenureParts): Tenure {
  const state = newTenureState();
  const renewLater = (): void => {
    if (!state.stopped) {
      state.cancelRenewal = parts.clock.at(parts.clock.now() + renewEvery, () => {
        void renew(parts, state).catch(reportTo(parts)).then(renewLater);
      });
    }
  };
  return {
    held: () => isHeld(parts, state),
    start: async () => {
      await renew(parts, state);
      renewLater();
    },
    stop: (finish = () => Promise.resolve()) => giveBack(parts, state, finish),
  };
}

async function giveBack(parts: TenureParts, state: TenureState, finish: () => Promise<void>): Promise<void> {
  state.leaving = state.fence !== null;
  if (!state.leaving) {
    end(state);
    await finish();
    return;
  }
  await letGo(parts, state);
  await finish();
  end(state);
  await drop(parts);
}

/** A lease that cannot be given back runs out. */
async function drop({ leases, name, owner }: TenureParts): Promise<void> {
  await leases.drop(name, owner).catch(() => undefined);
}

function end(state: TenureState): void {
  state.stopped = true;
  state.cancelRenewal();
  state.endWait();
}

function reportTo({ log, name }: TenureParts): (fault: unknown) => void {
  return (fault) => {
    const kind = faultName(fault);
    log('error', 'what was taken over could not be begun', { what: name, fault: kind });
  };
}

function isHeld({ clock }: TenureParts, { fence, until }: TenureState): boolean {
  return fence !== null && clock.now() < until;
}

async function renew(parts: TenureParts, state: TenureState): Promise<void> {
  const now = parts.clock.now();
  const fence = await takeLease(parts, state, { now, lasts });
  const until = now + lasts - margin;
  if (fence === null && state.fence !== null) {
    // Somebody whose clock is ahead has it already.
    await lose(parts, state);
  }
  if (fence === null || fence === undefined) {
    return;
  }
  if (state.stopped) {
    await drop(parts);
  } else if (state.leaving) {
    // Kept from others, no more.
    return;
  } else if (fence === state.fence) {
    holdUntil(parts, state, until);
  } else {
    await takeOver(parts, state, { fence, until });
  }
}

/** A new number means that another process held it in between, even if nobody here noticed. */
async function takeOver(
  parts: TenureParts,
  state: TenureState,
  { fence, until }: { readonly fence: number; readonly until: Instant },
): Promise<void> {
  if (state.fence !== null) {
    await lose(parts, state);
  }
  await waitForFormer(parts, state, fence);
  if (state.stopped) {
    await drop(parts);
    return;
  }
  if (parts.clock.now() >= until) {
    return;
  }
  state.fence = fence;
  state.latest = fence;
  holdUntil(parts, state, until);
  parts.log('info', 'took over', { what: parts.name, fence });
  await inOrder(state, () => parts.onTaken(fence));
}

/** Lets go before anybody else may take it, whatever holds up the next renewal. */
function holdUntil(parts: TenureParts, state: TenureState, until: Instant): void {
  state.until = until;
  state.cancelEnd();
  state.cancelEnd = parts.clock.at(until, () => {
    void lose(parts, state).catch(reportTo(parts));
  });
}

async function lose(parts: TenureParts, state: TenureState): Promise<void> {
  parts.log('warn', 'lost to another process, or to a store that does not answer', { what: parts.name });
  await letGo(parts, state);
}

async function letGo(parts: TenureParts, state: TenureState): Promise<void> {
  state.fence = null;
  state.cancelEnd();
  await inOrder(state, parts.onLost);
}

function inOrder(state: TenureState, work: () => Promise<void>): Promise<void> {
  const done = state.doing.then(work);
  state.doing = done.catch(() => undefined);
  return done;
}
