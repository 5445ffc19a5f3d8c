import { describe, expect, it } from '@jest/globals';
import { createTenure } from '../../../../src/runner/sweep/tenure.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';

/** Leases in memory, which can be made to fail. */
function createLeases() {
  let held: { owner: string; until: number; fence: number } | undefined;
  const state = { broken: false };
  const leases: Leases = {
    take: ({ owner, now, lasts, onlyFree }) => {
      if (state.broken) {
        return Promise.reject(new Error('no answer'));
      }
      const taken = held && held.owner !== owner ? held.until : 0;
      if (taken > (onlyFree ? 0 : now)) {
        return Promise.resolve(null);
      }
      held = {
        owner,
        until: now + lasts,
        fence: held?.owner === owner ? held.fence : (held?.fence ?? 0) + 1,
      };
      return Promise.resolve(held.fence);
    },
    drop: (_name, owner) => {
      held = held?.owner === owner ? { ...held, until: 0 } : held;
      return Promise.resolve();
    },
  };
  return { leases, state };
}

function createHolder(owner: string, leases: Leases, clock: FakeClock) {
  const seen: string[] = [];
  const tenure = createTenure({
    leases,
    owner,
    clock,
    name: 'telegram',
    log: () => undefined,
    onTaken: () => Promise.resolve(void seen.push('taken')),
    onLost: () => Promise.resolve(void seen.push('lost')),
  });
  return { tenure, seen };
}

async function pass(clock: FakeClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('something that one process of several holds', () => {
  it('is held by one at a time, and by the next soon after it was given back', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    const one = createHolder('one', leases, clock);
    const two = createHolder('two', leases, clock);
    await one.tenure.start();
    await two.tenure.start();
    await pass(clock, 60);
    expect([one.tenure.held(), two.tenure.held()]).toEqual([true, false]);
    await one.tenure.stop();
    await pass(clock, 5);
    expect([one.tenure.held(), two.tenure.held()]).toEqual([false, true]);
    expect([one.seen, two.seen]).toEqual([['taken', 'lost'], ['taken']]);
  });

  it('is kept from others, at a stop, until what was under way has ended, however long that takes', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    const one = createHolder('one', leases, clock);
    const two = createHolder('two', leases, clock);
    await one.tenure.start();
    await two.tenure.start();
    let finish = (): void => undefined;
    const stopping = one.tenure.stop(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    await pass(clock, 15);
    expect([one.seen, one.tenure.held(), two.seen]).toEqual([['taken', 'lost'], false, []]);
    finish();
    await stopping;
    await pass(clock, 5);
    expect([one.seen, two.seen]).toEqual([['taken', 'lost'], ['taken']]);
  });

  it('is let go before anybody else may take it when the store does not answer', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createLeases();
    const one = createHolder('one', leases, clock);
    await one.tenure.start();
    state.broken = true;
    await pass(clock, 8);
    expect(one.tenure.held()).toBe(true);
    await pass(clock, 1);
    expect(one.tenure.held()).toBe(false);
    await pass(clock, 3);
    expect(one.seen).toEqual(['taken', 'lost']);
    state.broken = false;
    await pass(clock, 4);
    expect(one.tenure.held()).toBe(true);
  });

  it('is let go in time although the store does not even refuse', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    let silent = false;
    const take: Leases['take'] = (wish) => (silent ? new Promise(() => undefined) : leases.take(wish));
    const one = createHolder('one', { ...leases, take }, clock);
    await one.tenure.start();
    silent = true;
    await pass(clock, 9);
    expect([one.tenure.held(), one.seen]).toEqual([false, ['taken', 'lost']]);
  });

  it('is let go at once by who learns that another has it, whose clock is ahead', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    const one = createHolder('one', leases, clock);
    await one.tenure.start();
    await pass(clock, 3);
    expect(await leases.take({ name: 'telegram', owner: 'ahead', now: 20_000, lasts: 10_000 })).toBe(2);
    await pass(clock, 1);
    expect([one.tenure.held(), one.seen]).toEqual([false, ['taken', 'lost']]);
    await leases.drop('telegram', 'ahead');
    await pass(clock, 4);
    expect([one.tenure.held(), one.seen]).toEqual([true, ['taken', 'lost', 'taken']]);
  });

  it('is taken up anew by who slept while another had it and gave it back', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    const one = createHolder('one', leases, clock);
    await one.tenure.start();
    // Asleep: no timer of its own goes off while the lease runs out and another has it for a moment.
    await leases.take({ name: 'telegram', owner: 'two', now: 60_000, lasts: 10_000 });
    await leases.drop('telegram', 'two');
    await pass(clock, 5);
    expect([one.tenure.held(), one.seen]).toEqual([true, ['taken', 'lost', 'taken']]);
  });

  it('is taken only after a moment of calm when the store was away, since the other one may still write down what it did', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createLeases();
    const one = createHolder('one', leases, clock);
    const two = createHolder('two', leases, clock);
    await one.tenure.start();
    await two.tenure.start();
    state.broken = true;
    await pass(clock, 20);
    expect([one.tenure.held(), two.tenure.held()]).toEqual([false, false]);
    state.broken = false;
    await leases.take({ name: 'telegram', owner: 'two', now: clock.now(), lasts: 10_000 });
    await pass(clock, 4);
    expect(two.tenure.held()).toBe(false);
    await pass(clock, 3);
    expect([one.tenure.held(), two.tenure.held(), two.seen]).toEqual([false, true, ['taken']]);
  });

  it('is taken only after a moment of calm by who comes as the store is back and finds it run out', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    // Who holds it could not renew it while the store was away, and has not asked again yet.
    await leases.take({ name: 'telegram', owner: 'one', now: 0, lasts: 10_000 });
    clock.set(11_000);
    const two = createHolder('two', leases, clock);
    const started = two.tenure.start();
    await pass(clock, 2);
    expect(two.tenure.held()).toBe(false);
    await pass(clock, 2);
    await started;
    expect([two.tenure.held(), two.seen]).toEqual([true, ['taken']]);
  });

  it('is taken at once by who comes when it was given back', async () => {
    const clock = createFakeClock(0);
    const { leases } = createLeases();
    const one = createHolder('one', leases, clock);
    await one.tenure.start();
    await one.tenure.stop();
    const two = createHolder('two', leases, clock);
    await two.tenure.start();
    expect(two.tenure.held()).toBe(true);
  });

  it('is taken at once when who had it died, and never by who stops in the moment of calm', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createLeases();
    await leases.take({ name: 'telegram', owner: 'dead', now: 0, lasts: 10_000 });
    const two = createHolder('two', leases, clock);
    await two.tenure.start();
    await pass(clock, 14);
    expect(two.tenure.held()).toBe(true);
    await two.tenure.stop();
    const three = createHolder('three', leases, clock);
    state.broken = true;
    await three.tenure.start();
    state.broken = false;
    await pass(clock, 4);
    expect(three.tenure.held()).toBe(false);
    await three.tenure.stop();
    await pass(clock, 10);
    expect([three.tenure.held(), three.seen]).toEqual([false, []]);
    expect(
      await leases.take({ name: 'telegram', owner: 'four', now: clock.now(), lasts: 10_000 }),
    ).not.toBeNull();
  });
});
