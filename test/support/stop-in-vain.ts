import { type Companion } from '../../src/runner/companion.ts';
import { type FakeClock } from './fake-clock.ts';

/** Stops a companion whose store takes nothing, which lets its last seconds pass in vain. */
export async function stopInVain({
  companion,
  clock,
}: {
  readonly companion: Companion;
  readonly clock: FakeClock;
}): Promise<void> {
  const stopped = companion.stop();
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(7000);
  await stopped;
}
