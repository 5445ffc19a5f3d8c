import { describe, expect, it } from '@jest/globals';
import { type Ear } from '../../../../src/channels/channel.ts';
import { createChannelHolder } from '../../../../src/runner/deliver/channel-holder.ts';
import { type Path } from '../../../../src/runner/path.ts';
import { createPossibleRepeats } from '../../../../src/runner/deliver/possible-repeats.ts';
import { createSeats } from '../../../../src/runner/attend/seats.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

describe('a channel that is taken over', () => {
  it('has every contact read again, since what the holder before sent stands in rows only', async () => {
    const seats = createSeats();
    const staleAtStart: boolean[] = [];
    const channel = {
      ...createFakeChannel('telegram'),
      start: () => Promise.resolve(void staleAtStart.push(seats.get('c1').stale)),
    };
    const path: Partial<Path> = {
      seats,
      lines: new Map([
        ['telegram', { channel, possibleRepeats: createPossibleRepeats() }],
      ]) as unknown as Path['lines'],
      scheduler: {
        serve: () => Promise.resolve(),
        leave: () => Promise.resolve(),
      } as unknown as Path['scheduler'],
      log: () => undefined,
    };
    const leases: Leases = { take: () => Promise.resolve(1), drop: () => Promise.resolve() };
    expect(seats.get('c1').stale).toBe(false);
    seats.get('c1').fresh.add('m1');
    const parts = { leases, realClock: createFakeClock(0), serves: true };
    const holder = createChannelHolder(path as Path, parts, {} as Ear);
    await holder.open();
    await holder.close(() => Promise.resolve());
    expect(staleAtStart).toEqual([true]);
    expect(seats.get('c1').fresh.size).toBe(0);
  });
});
