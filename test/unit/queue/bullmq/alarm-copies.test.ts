import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type AlarmJob } from '../../../../src/queue/bullmq/alarm-job.ts';
import { createAlarmCopies } from '../../../../src/queue/bullmq/alarm-copies.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';

/** Longer than alarms gather. */
const gathered = 250;

describe('copies of alarms in Redis', () => {
  let clock: FakeClock;
  let isReady: boolean;
  let added: AlarmJob[];
  let removed: string[];
  let taking: Promise<void>;
  const copies = () =>
    createAlarmCopies({
      clock,
      by: 'p1',
      onFault: () => undefined,
      queue: {
        isReady: () => isReady,
        add: async (jobs) => {
          await taking;
          added.push(...jobs);
        },
        remove: (ids) => Promise.resolve(void removed.push(...ids)),
        close: () => Promise.resolve(),
      },
    });
  const ids = () => added.flatMap((job) => job.ids);

  beforeEach(() => {
    jest.useFakeTimers();
    [clock, isReady, added, removed] = [createFakeClock(1000), true, [], []];
    taking = Promise.resolve();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are made again once Redis is back, however many there were to make while it was away', async () => {
    const here = copies();
    here.ringHere(true);
    isReady = false;
    for (let place = 0; place < 50_001; place++) {
      here.note(`c${String(place)}`, 60_000);
    }
    await jest.advanceTimersByTimeAsync(gathered);
    isReady = true;
    here.note('first', 60_000);
    await jest.advanceTimersByTimeAsync(gathered);
    expect(ids()).toHaveLength(50_000);
    here.note('next', 70_000);
    await jest.advanceTimersByTimeAsync(gathered);
    expect(ids().at(-1)).toBe('next');
  });

  it('are for when this process is late, and taken away when it has rung', async () => {
    const here = copies();
    here.ringHere(true);
    here.note('a', 60_000);
    await jest.advanceTimersByTimeAsync(gathered);
    expect(added).toMatchObject([{ ids: ['a'], by: 'p1', delay: 60_500 }]);
    clock.set(59_999);
    expect(removed).toEqual([]);
    clock.set(60_000);
    expect(removed).toEqual(added.map(({ id }) => id));
  });

  it('stay for the others when this process stops, with what was not copied yet', async () => {
    const here = copies();
    here.ringHere(true);
    here.note('a', 60_000);
    await jest.advanceTimersByTimeAsync(gathered);
    here.note('b', 60_000);
    await here.stop();
    clock.set(60_000);
    expect([ids(), removed]).toEqual([['a', 'b'], []]);
  });

  it('are in Redis before this process has stopped, however slow it is', async () => {
    const here = copies();
    here.ringHere(true);
    taking = new Promise((resolve) => setTimeout(resolve, 1000));
    here.note('a', 60_000);
    const stopped = here.stop().then(ids);
    await jest.advanceTimersByTimeAsync(1000);
    expect(await stopped).toEqual(['a']);
  });

  it('are alarms at their moment where this process rings for nobody, kept until Redis is back', async () => {
    const elsewhere = copies();
    isReady = false;
    elsewhere.note('a', 60_000);
    elsewhere.note('b', 500);
    await jest.advanceTimersByTimeAsync(gathered);
    expect(added).toEqual([]);
    isReady = true;
    await jest.advanceTimersByTimeAsync(gathered);
    expect(added).toMatchObject([
      { ids: ['a'], by: null, delay: 59_000 },
      { ids: ['b'], by: null, delay: 0 },
    ]);
  });
});
