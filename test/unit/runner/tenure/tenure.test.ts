import { describe, expect, it } from '@jest/globals';
import { type Leases } from '../../../../src/store/leases.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeLeases, createTenureHolder, passSeconds } from '../../../support/tenure-holder.ts';

describe('something that one process of several holds', () => {
  it('is held by one at a time, and by the next soon after it was given back', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    const two = createTenureHolder('two', leases, clock);
    await one.tenure.start();
    await two.tenure.start();
    await passSeconds(clock, 60);
    expect([one.tenure.held(), two.tenure.held()]).toEqual([true, false]);
    await one.tenure.stop();
    await passSeconds(clock, 5);
    expect([one.tenure.held(), two.tenure.held()]).toEqual([false, true]);
    expect([one.seen, two.seen]).toEqual([['taken', 'lost'], ['taken']]);
  });

  it('is kept from others, at a stop, until what was under way has ended, however long that takes', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    const two = createTenureHolder('two', leases, clock);
    await one.tenure.start();
    await two.tenure.start();
    let finish = (): void => undefined;
    const stopping = one.tenure.stop(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    await passSeconds(clock, 15);
    expect([one.seen, one.tenure.held(), two.seen]).toEqual([['taken', 'lost'], false, []]);
    finish();
    await stopping;
    await passSeconds(clock, 5);
    expect([one.seen, two.seen]).toEqual([['taken', 'lost'], ['taken']]);
  });

  it('is let go before anybody else may take it when the store does not answer', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    await one.tenure.start();
    state.broken = true;
    await passSeconds(clock, 8);
    expect(one.tenure.held()).toBe(true);
    await passSeconds(clock, 1);
    expect(one.tenure.held()).toBe(false);
    await passSeconds(clock, 3);
    expect(one.seen).toEqual(['taken', 'lost']);
    state.broken = false;
    await passSeconds(clock, 4);
    expect(one.tenure.held()).toBe(true);
  });

  it('is let go in time although the store does not even refuse', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    let silent = false;
    const take: Leases['take'] = (wish) => (silent ? new Promise(() => undefined) : leases.take(wish));
    const one = createTenureHolder('one', { ...leases, take }, clock);
    await one.tenure.start();
    silent = true;
    await passSeconds(clock, 9);
    expect([one.tenure.held(), one.seen]).toEqual([false, ['taken', 'lost']]);
  });

  it('is let go at once by who learns that another has it, whose clock is ahead', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    await one.tenure.start();
    await passSeconds(clock, 3);
    expect(await leases.take({ name: 'telegram', owner: 'ahead', now: 20_000, lasts: 10_000 })).toBe(2);
    await passSeconds(clock, 1);
    expect([one.tenure.held(), one.seen]).toEqual([false, ['taken', 'lost']]);
    await leases.drop('telegram', 'ahead');
    await passSeconds(clock, 4);
    expect([one.tenure.held(), one.seen]).toEqual([true, ['taken', 'lost', 'taken']]);
  });

  it('is taken up anew by who slept while another had it and gave it back', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    await one.tenure.start();
    // Asleep: no timer of its own goes off while the lease runs out and another has it for a moment.
    await leases.take({ name: 'telegram', owner: 'two', now: 60_000, lasts: 10_000 });
    await leases.drop('telegram', 'two');
    await passSeconds(clock, 5);
    expect([one.tenure.held(), one.seen]).toEqual([true, ['taken', 'lost', 'taken']]);
  });

  it('is taken only after a moment of calm when the store was away, since the other one may still write down what it did', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    const two = createTenureHolder('two', leases, clock);
    await one.tenure.start();
    await two.tenure.start();
    state.broken = true;
    await passSeconds(clock, 20);
    expect([one.tenure.held(), two.tenure.held()]).toEqual([false, false]);
    state.broken = false;
    await leases.take({ name: 'telegram', owner: 'two', now: clock.now(), lasts: 10_000 });
    await passSeconds(clock, 4);
    expect(two.tenure.held()).toBe(false);
    await passSeconds(clock, 3);
    expect([one.tenure.held(), two.tenure.held(), two.seen]).toEqual([false, true, ['taken']]);
  });

  it('is taken only after a moment of calm by who comes as the store is back and finds it run out', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    // Who holds it could not renew it while the store was away, and has not asked again yet.
    await leases.take({ name: 'telegram', owner: 'one', now: 0, lasts: 10_000 });
    clock.set(11_000);
    const two = createTenureHolder('two', leases, clock);
    const started = two.tenure.start();
    await passSeconds(clock, 2);
    expect(two.tenure.held()).toBe(false);
    await passSeconds(clock, 2);
    await started;
    expect([two.tenure.held(), two.seen]).toEqual([true, ['taken']]);
  });

  it('is taken at once by who comes when it was given back', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    const one = createTenureHolder('one', leases, clock);
    await one.tenure.start();
    await one.tenure.stop();
    const two = createTenureHolder('two', leases, clock);
    await two.tenure.start();
    expect(two.tenure.held()).toBe(true);
  });

  it('is taken at once when who had it died, and never by who stops in the moment of calm', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createFakeLeases();
    await leases.take({ name: 'telegram', owner: 'dead', now: 0, lasts: 10_000 });
    const two = createTenureHolder('two', leases, clock);
    await two.tenure.start();
    await passSeconds(clock, 14);
    expect(two.tenure.held()).toBe(true);
    await two.tenure.stop();
    const three = createTenureHolder('three', leases, clock);
    state.broken = true;
    await three.tenure.start();
    state.broken = false;
    await passSeconds(clock, 4);
    expect(three.tenure.held()).toBe(false);
    await three.tenure.stop();
    await new Promise((resolve) => setImmediate(resolve));
    // Given back: nobody waits for its end.
    const ask = { name: 'telegram', owner: 'four', now: clock.now(), lasts: 10_000, onlyFree: true };
    expect(await leases.take(ask)).not.toBeNull();
    await passSeconds(clock, 10);
    expect([three.tenure.held(), three.seen]).toEqual([false, []]);
  });
});
