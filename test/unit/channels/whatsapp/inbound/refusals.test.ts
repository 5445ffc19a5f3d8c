import { describe, expect, it } from '@jest/globals';
import { createRefusals } from '../../../../../src/channels/whatsapp/inbound/refusals.ts';
import { createMemoryKeep } from '../../../../support/whatsapp/memory-keep.ts';

const ana = { address: 'whatsapp:1/lid/777', also: ['whatsapp:1/pn/62811'] } as const;
const budi = { address: 'whatsapp:1/pn/62822', also: [] } as const;

describe('what somebody is told at most once in a while', () => {
  const keep = createMemoryKeep();
  const clock = { at: 0 };
  const open = (what: 'unreadable' | 'call' = 'call') =>
    createRefusals({ keep, now: () => clock.at, what, every: 1000 });

  it('is not told again after a restart, nor under the other name, until the while is over', async () => {
    expect(await open()(ana, 'first')).toBe(true);
    expect(await open()(ana, 'second')).toBe(false);
    expect(await open()({ address: 'whatsapp:1/pn/62811', also: [] }, 'third')).toBe(false);
    expect(await open()(budi, 'theirs')).toBe(true);
    expect(await open('unreadable')(ana, 'another thing')).toBe(true);
    clock.at = 1000;
    expect(await open()(ana, 'fourth')).toBe(true);
  });

  it('is told although the program died between deciding and telling', async () => {
    clock.at = 5000;
    expect(await open()(ana, 'fifth')).toBe(true);
    expect(await open()(ana, 'fifth')).toBe(true);
  });

  it('names nobody in the store', () => {
    expect([...keep.values.keys()].every((key) => key.startsWith('told/name of '))).toBe(true);
  });
});
