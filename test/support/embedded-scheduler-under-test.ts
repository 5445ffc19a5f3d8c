import { setImmediate } from 'node:timers/promises';
import { createEmbeddedScheduler } from '../../src/queue/embedded/create-embedded-scheduler.ts';
import { createFakeClock } from './fake-clock.ts';
import { type SchedulerUnderTest } from './scheduler-under-test.ts';

/** The embedded scheduler on a clock that the test moves. */
export function embeddedSchedulerUnderTest(): Promise<SchedulerUnderTest> {
  const clock = createFakeClock(1_750_000_000_000);
  const errors: unknown[] = [];
  const scheduler = createEmbeddedScheduler({ clock, onError: (error) => errors.push(error) });
  return Promise.resolve({
    scheduler,
    now: () => clock.now(),
    pass: async (by) => {
      clock.advance(by);
      await setImmediate();
    },
    errors: () => errors,
    dispose: () => scheduler.stop(),
  });
}
