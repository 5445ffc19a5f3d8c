import { describe, expect, it } from '@jest/globals';
import { type Clock, type Instant } from '../../../../src/domain/time/clock.ts';
import { createEmbeddedScheduler } from '../../../../src/queue/embedded/create-embedded-scheduler.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const noError = (error: unknown): void => {
  throw error;
};

describe('the embedded scheduler', () => {
  it('rings after the start for what was asked before it', async () => {
    const clock = createFakeClock(1000);
    const scheduler = createEmbeddedScheduler({ clock, onError: noError });
    const rung: (readonly string[])[] = [];
    scheduler.wake('a', 1100);
    clock.advance(200);
    await scheduler.start((ids) => Promise.resolve(void rung.push(ids)));
    await Promise.resolve();
    expect(rung).toEqual([['a']]);
    await scheduler.stop();
  });

  it('sets one timer for a thousand contacts, and rings for each in order', async () => {
    const clock = createFakeClock(0);
    let timers = 0;
    const counting: Clock = {
      now: () => clock.now(),
      at: (at, ring) => {
        timers += 1;
        const cancel = clock.at(at, () => {
          timers -= 1;
          ring();
        });
        return () => {
          timers -= 1;
          cancel();
        };
      },
    };
    const scheduler = createEmbeddedScheduler({ clock: counting, onError: noError });
    const rung: { readonly at: Instant; readonly ids: readonly string[] }[] = [];
    await scheduler.start((ids) => Promise.resolve(void rung.push({ at: clock.now(), ids })));
    for (let index = 0; index < 1000; index += 1) {
      const at = 1 + ((index * 7919) % 1009);
      scheduler.wake(String(at), at);
      expect(timers).toBe(1);
    }
    clock.advance(2000);
    expect(rung).toHaveLength(1000);
    expect(rung.map(({ at }) => at)).toEqual(rung.map(({ at }) => at).sort((one, other) => one - other));
    expect(rung.every(({ at, ids }) => ids.length === 1 && ids[0] === String(at))).toBe(true);
    expect(timers).toBe(0);
    await scheduler.stop();
  });

  it('waits on when the clock calls a little early', async () => {
    let early: (() => void) | undefined;
    const clock = createFakeClock(0);
    const hasty: Clock = {
      now: () => clock.now(),
      at: (at, ring) => {
        if (early === undefined) {
          early = ring;
          return () => undefined;
        }
        return clock.at(at, ring);
      },
    };
    const scheduler = createEmbeddedScheduler({ clock: hasty, onError: noError });
    const rung: (readonly string[])[] = [];
    await scheduler.start((ids) => Promise.resolve(void rung.push(ids)));
    scheduler.wake('a', 10);
    early?.();
    expect(rung).toEqual([]);
    clock.advance(10);
    expect(rung).toEqual([['a']]);
    await scheduler.stop();
  });
});
