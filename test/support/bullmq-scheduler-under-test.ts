import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { realClock } from '../../src/system/clock.ts';
import { createBullmqScheduler } from '../../src/queue/bullmq/create-bullmq-scheduler.ts';
import { type SchedulerUnderTest } from './scheduler-under-test.ts';

/** The scheduler on a Redis, with keys of its own, in real time. */
export function bullmqSchedulerUnderTest(redisUrl: string): Promise<SchedulerUnderTest> {
  const errors: unknown[] = [];
  const scheduler = createBullmqScheduler({
    redisUrl,
    prefix: `test-${randomBytes(6).toString('hex')}`,
    clock: realClock,
    onError: (error) => errors.push(error),
  });
  let shown = Date.now();
  return Promise.resolve({
    scheduler,
    now: () => shown,
    pass: async (by) => {
      shown += by;
      await setTimeout(Math.max(0, shown - Date.now()) + 40);
    },
    errors: () => errors,
    dispose: () => scheduler.stop(),
  });
}
