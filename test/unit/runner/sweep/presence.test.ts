import { describe, expect, it } from '@jest/globals';
import { createPresence } from '../../../../src/runner/sweep/presence.ts';
import { type LeaseRequest, type Leases } from '../../../../src/store/leases.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

/** Leases of which some are held by others. */
function createLeases(others: readonly string[]) {
  const asked: LeaseRequest[] = [];
  const dropped: string[] = [];
  const state = { broken: false };
  const leases: Leases = {
    take: (wish) => {
      asked.push(wish);
      return state.broken
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve(others.includes(wish.name) ? null : 1);
    },
    drop: (name) => Promise.resolve(void dropped.push(name)),
  };
  return { leases, asked, dropped, state };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a process that only shows pages', () => {
  it('holds the first place that no other has, for as long as it runs', async () => {
    const clock = createFakeClock(0);
    const { leases, asked, dropped, state } = createLeases(['web 1', 'web 2']);
    const presence = createPresence({ leases, clock });
    await presence.start();
    expect(asked.map(({ name }) => name)).toEqual(['web 1', 'web 2', 'web 3']);
    const [last] = asked.slice(-1);
    state.broken = true;
    clock.advance(4000);
    await settle();
    state.broken = false;
    clock.advance(4000);
    await settle();
    const renewals = asked.slice(3);
    expect(renewals.map(({ name, owner }) => [name, owner])).toEqual([
      ['web 3', last?.owner],
      ['web 3', last?.owner],
    ]);
    expect((renewals.at(-1)?.now ?? 0) - (renewals[0]?.now ?? 0)).toBeLessThan(5000);
    await presence.stop();
    clock.advance(60_000);
    await settle();
    expect([asked.length, dropped]).toEqual([5, ['web 3']]);
  });

  it('does not go on when it is stopped while it asks', async () => {
    const clock = createFakeClock(0);
    const { leases, asked } = createLeases([]);
    const presence = createPresence({ leases, clock });
    const started = presence.start();
    await presence.stop();
    await started;
    clock.advance(60_000);
    await settle();
    expect(asked).toHaveLength(1);
  });
});
