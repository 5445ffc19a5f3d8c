import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type TenureParts, type TenureState } from './tenure-state.ts';

/** A request that takes this long, or fails, means that the store was away, for the holder before us too. */
const slow: Millis = 2000;
/** How long that holder then has to write down what it sent while nothing could be written. */
const grace: Millis = 3000;

/** Takes or renews the lease; null when another process has it, undefined when the store does not answer. */
export async function takeLease(
  parts: TenureParts,
  state: TenureState,
  span: { readonly now: Instant; readonly lasts: Millis },
): Promise<number | null | undefined> {
  const fence = await ask(parts, state, span).catch(() => {
    state.trouble = true;
    return undefined;
  });
  state.trouble ||= parts.clock.now() - span.now >= slow;
  return fence;
}

/**
 * A lease that had run out before we first asked may belong to a process that is well and could not renew it while the
 * store was away. One that runs out later, while the store answers us, belongs to a process that is gone.
 */
async function ask(
  { leases, name, owner }: TenureParts,
  state: TenureState,
  span: { readonly now: Instant; readonly lasts: Millis },
): Promise<number | null> {
  const request = { name, owner, ...span };
  if (state.asked) {
    return leases.take(request);
  }
  const free = await leases.take({ ...request, onlyFree: true });
  const fence = free ?? (await leases.take(request));
  state.trouble ||= free === null && fence !== null;
  state.asked = true;
  return fence;
}

/** After trouble with the store, gives the holder before us time to write down what it sent. */
export async function waitForFormer(
  { clock }: TenureParts,
  state: TenureState,
  fence: number,
): Promise<void> {
  // Nobody held the first lease before us, nor one that is still ours.
  if (state.trouble && fence > 1 && fence !== state.latest) {
    await new Promise<void>((resolve) => {
      const cancel = clock.at(clock.now() + grace, resolve);
      state.endWait = () => {
        cancel();
        resolve();
      };
    });
  }
  state.trouble = false;
}
