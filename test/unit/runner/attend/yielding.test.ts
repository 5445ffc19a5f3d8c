import { describe, expect, it } from '@jest/globals';
import { type Path } from '../../../../src/runner/path.ts';
import { newSeat } from '../../../../src/runner/attend/seat.ts';
import { leavesList, yieldList } from '../../../../src/runner/attend/yield-list.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { sampleRecord } from '../../../support/store-samples.ts';

describe('a list that is left to the process that sends', () => {
  it('is left for two seconds, and no longer when the clock is put back by an hour', () => {
    const clock = createFakeClock(3_600_000);
    const elsewhere = { channel: { name: 'simulator' }, held: () => false };
    const lines = new Map([['simulator', elsewhere]]) as unknown as Path['lines'];
    const record = sampleRecord('siti');
    const event = { id: 'e', at: 0, kind: 'floor', behind: [] } as const;
    const seat = newSeat('siti');
    seat.record = {
      ...record,
      contact: { ...record.contact, addresses: ['simulator:siti'] },
      pending: [{ event, tries: 0 }],
    };
    yieldList({ lines, clock }, seat);
    expect(leavesList({ clock }, seat)).toBe(true);
    clock.set(0);
    expect(leavesList({ clock }, seat)).toBe(false);
    clock.set(3_602_000);
    expect(leavesList({ clock }, seat)).toBe(false);
  });
});
