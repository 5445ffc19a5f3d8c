import { describe, expect, it } from '@jest/globals';
import { createTenure } from '../../../../src/runner/tenure/tenure.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeLeases, createTenureHolder, passSeconds } from '../../../support/tenure-holder.ts';

describe('something that one process holds while its store or itself is slow', () => {
  it('is not held any more beyond its end, although no timer has gone off yet', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    let blocked = 0;
    const one = createTenureHolder('one', leases, { ...clock, now: () => clock.now() + blocked });
    await one.tenure.start();
    blocked = 8999;
    expect(one.tenure.held()).toBe(true);
    blocked = 9000;
    expect(one.tenure.held()).toBe(false);
  });

  it('is given back at once when the answer comes after a stop, and nothing is begun', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const take: Leases['take'] = (wish) => late.then(() => leases.take(wish));
    const one = createTenureHolder('one', { ...leases, take }, clock);
    const started = one.tenure.start();
    let isFinished = false;
    await one.tenure.stop(() => Promise.resolve(void (isFinished = true)));
    answer();
    await started;
    expect([isFinished, one.tenure.held(), one.seen]).toEqual([true, false, []]);
    expect(
      await leases.take({ name: 'telegram', owner: 'two', now: 0, lasts: 10_000, onlyFree: true }),
    ).not.toBeNull();
  });

  it.each([
    ['the answer comes', 9000, 0],
    ['the moment of calm is over', 7000, 3],
  ])('is not begun by who has it no more when %s', async (_, took, waited) => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    await leases.take({ name: 'telegram', owner: 'one', now: 0, lasts: 10_000 });
    await leases.drop('telegram', 'one');
    let slow = took;
    const take: Leases['take'] = (wish) => {
      clock.advance(slow);
      slow = 0;
      return leases.take(wish);
    };
    const two = createTenureHolder('two', { ...leases, take }, clock);
    const started = two.tenure.start();
    await passSeconds(clock, waited + 1);
    expect(two.seen).toEqual([]);
    await passSeconds(clock, 8);
    await started;
    expect([two.tenure.held(), two.seen]).toEqual([true, ['taken']]);
  });

  it('is ended when it is lost by who could not begin', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createFakeLeases();
    const seen: string[] = [];
    const tenure = createTenure({
      ...{ leases, owner: 'one', clock, name: 'telegram', log: () => undefined },
      onTaken: () => Promise.reject(new Error('no such bot')),
      onLost: () => Promise.resolve(void seen.push('lost')),
    });
    await expect(tenure.start()).rejects.toThrow('no such bot');
    state.broken = true;
    await passSeconds(clock, 10);
    expect(seen).toEqual(['lost']);
  });

  it('is kept by who could not begin when it came to them later, and is ended in the end', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createFakeLeases();
    const told: string[] = [];
    await leases.take({ name: 'telegram', owner: 'other', now: 0, lasts: 10_000 });
    const tenure = createTenure({
      ...{ leases, owner: 'one', clock, name: 'telegram' },
      log: (level, what) => told.push(`${level}: ${what}`),
      onTaken: () => Promise.reject(new Error('no such bot')),
      onLost: () => Promise.reject(new Error('no answer')),
    });
    await tenure.start();
    await passSeconds(clock, 60);
    expect(tenure.held()).toBe(true);
    expect(told).toEqual(['info: took over', 'error: what was taken over could not be begun']);
    state.broken = true;
    await passSeconds(clock, 10);
    expect(told.slice(2)).toEqual([
      expect.stringContaining('warn: lost'),
      expect.stringContaining('error: '),
    ]);
  });

  it('is asked for no more after a stop that came while it was being renewed', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    let [asked, answer] = [0, (): void => undefined];
    const take: Leases['take'] = async (wish) => {
      asked++;
      await (asked > 1 && new Promise<void>((resolve) => (answer = resolve)));
      return leases.take(wish);
    };
    const one = createTenureHolder('one', { ...leases, take }, clock);
    await one.tenure.start();
    await passSeconds(clock, 4);
    await one.tenure.stop();
    answer();
    await passSeconds(clock, 60);
    expect([asked, one.seen]).toEqual([2, ['taken', 'lost']]);
  });

  it('is taken only after a moment of calm where the store took seconds to answer', async () => {
    const clock = createFakeClock(0);
    const { leases } = createFakeLeases();
    await leases.take({ name: 'telegram', owner: 'one', now: 0, lasts: 10_000 });
    await leases.drop('telegram', 'one');
    const take: Leases['take'] = async (wish) => {
      clock.advance(2000);
      return leases.take(wish);
    };
    const two = createTenureHolder('two', { ...leases, take }, clock);
    const started = two.tenure.start();
    await passSeconds(clock, 2);
    expect(two.tenure.held()).toBe(false);
    await passSeconds(clock, 2);
    await started;
    expect([two.tenure.held(), two.seen]).toEqual([true, ['taken']]);
  });

  it('is ended only after it was begun, when it is lost meanwhile', async () => {
    const clock = createFakeClock(0);
    const { leases, state } = createFakeLeases();
    const seen: string[] = [];
    let begin = (): void => undefined;
    const tenure = createTenure({
      ...{ leases, owner: 'one', clock, name: 'telegram', log: () => undefined },
      onTaken: async () => {
        await new Promise<void>((resolve) => {
          begin = resolve;
        });
        seen.push('taken');
      },
      onLost: () => Promise.resolve(void seen.push('lost')),
    });
    const started = tenure.start();
    await passSeconds(clock, 1);
    state.broken = true;
    await passSeconds(clock, 10);
    expect([tenure.held(), seen]).toEqual([false, []]);
    begin();
    await started;
    await passSeconds(clock, 1);
    expect(seen).toEqual(['taken', 'lost']);
  });
});
