import { describe, expect, it } from '@jest/globals';
import { createRetryQueue } from '../../../../../src/channels/whatsapp/inbound/retry-queue.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';

function queueOf() {
  const clock = createFakeClock(0);
  const logged: string[] = [];
  const retryQueue = createRetryQueue({ clock, log: (level) => logged.push(level) });
  const done: string[] = [];
  const faults = new Map<string, number>();
  const give = (lane: string, name: string) => {
    retryQueue.give(lane, (given) => {
      given();
      const left = faults.get(name) ?? 0;
      faults.set(name, left - 1);
      if (left > 0) {
        return Promise.reject(new Error('the store is away'));
      }
      done.push(name);
      return Promise.resolve();
    });
  };
  const pass = async (time: number) => {
    clock.advance(time);
    await retryQueue.idle();
  };
  return { retryQueue, give, done, faults, pass, logged };
}

describe('what is to be handed over', () => {
  it('goes at once, in order', async () => {
    const { give, done, pass } = queueOf();
    ['a', 'b', 'c'].forEach((each) => {
      give('siti', each);
    });
    await pass(0);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('does not wait for what stands before it to be durable', async () => {
    const { retryQueue, done } = queueOf();
    let end: () => void = () => undefined;
    retryQueue.give('siti', (given) => {
      given();
      return new Promise((resolve) => (end = resolve));
    });
    const second = new Promise<void>((resolve) => {
      retryQueue.give('siti', () => {
        done.push('second');
        resolve();
        return Promise.resolve();
      });
    });
    await second;
    expect(done).toEqual(['second']);
    end();
    await retryQueue.idle();
  });

  it('is tried again after a fault, and nothing of its lane overtakes it; other lanes go on', async () => {
    const { give, done, faults, pass } = queueOf();
    faults.set('a', 2);
    give('siti', 'a');
    await pass(0);
    give('siti', 'b');
    give('tini', 'c');
    await pass(0);
    expect(done).toEqual(['c']);
    await pass(1000);
    expect(done).toEqual(['c']);
    await pass(2000);
    expect(done).toEqual(['c', 'a', 'b']);
  });

  it('keeps its order when several fail at once', async () => {
    const { give, done, faults, pass } = queueOf();
    faults.set('a', 1).set('b', 1).set('c', 1);
    ['a', 'b', 'c'].forEach((each) => {
      give('siti', each);
    });
    await pass(0);
    for (let tries = 0; tries < 6; tries++) {
      await pass(10_000);
    }
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('lets others go on when it never succeeds', async () => {
    const { give, done, faults, pass, logged } = queueOf();
    faults.set('a', 1000);
    give('siti', 'a');
    give('siti', 'b');
    for (let tries = 0; tries < 70; tries++) {
      await pass(60_000);
    }
    expect(done).toEqual(['b']);
    expect(logged.filter((level) => level === 'error')).toHaveLength(1);
  });

  it('is not begun any more after a stop', async () => {
    const { retryQueue, give, done, faults, pass } = queueOf();
    faults.set('a', 1);
    give('siti', 'a');
    await pass(0);
    retryQueue.stop();
    await pass(10_000);
    expect(done).toEqual([]);
  });
});
