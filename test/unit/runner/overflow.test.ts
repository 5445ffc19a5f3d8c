import { describe, expect, it } from '@jest/globals';
import { type Event } from '../../../src/domain/event.ts';
import { newSeat } from '../../../src/runner/seat.ts';
import { fillFromOverflow } from '../../../src/runner/take-arrivals.ts';
import { type Store } from '../../../src/store/store.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createFakeStore } from '../../support/fake-store.ts';
import { createStage, messageOf } from '../../support/stage.ts';
import { sampleRecord, sampleRow } from '../../support/store-samples.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };

/** The first write with overflow rows is lost to another process, as MongoDB loses it: its rows stand. */
function loseOnce(store: Store): Store {
  let lost = false;
  return {
    ...store,
    write: async (batch) => {
      if (lost || !batch.rows.some(({ kind }) => kind === 'overflow')) {
        return store.write(batch);
      }
      lost = true;
      await store.write({ contacts: [], rows: batch.rows });
      return batch.contacts.map(() => 'lost' as const);
    },
  };
}

describe('what waits behind the document', () => {
  it('is handled only once the write that took it was kept', async () => {
    const { store, put } = createFakeStore();
    const event = (id: string): Event => ({
      id,
      at: 2000,
      kind: 'message',
      message: messageOf('simulator:siti', id),
    });
    for (const id of ['kept', 'lost']) {
      const data = { event: JSON.stringify(event(id)) };
      put.push(sampleRow(id, { kind: 'overflow', contact: 'c1', data }));
    }
    const seat = newSeat('c1');
    seat.record = { ...sampleRecord('c1'), overflow: true, seen: [{ id: 'kept', at: 2000 }] };
    const { record, ids } = await fillFromOverflow({ store, clock: createFakeClock(3000) }, seat);
    expect(record?.pending.map((each) => each.event.id)).toEqual(['kept']);
    expect(ids).toEqual(['kept']);
    // A second time, the row having outlived a crash, it is only dropped.
    seat.record = { ...sampleRecord('c1'), overflow: true, seen: record?.seen ?? [] };
    const again = await fillFromOverflow({ store, clock: createFakeClock(4000) }, seat);
    expect([again.record?.pending, again.ids]).toEqual([[], ['kept']]);
  });

  it('is neither lost nor doubled when a write that puts it there is lost', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel(), wrap: loseOnce });
    const texts = Array.from({ length: 130 }, (_, index) => `pesan ${index}`);
    const hear = (text: string) =>
      stage.companion.hear({ key: text, name: null, message: messageOf('simulator:siti', text) });
    await Promise.all(texts.map(hear));
    await stage.companion.settled();
    await stage.pass(3 * 60_000);
    const rows = await stage.store.rows({ kind: 'messages', limit: 1000, order: 'oldest' });
    const heard = rows.filter(({ data }) => data['direction'] === 'in').map(({ data }) => data['text']);
    expect(heard).toEqual(texts);
    expect(await stage.rows('overflow')).toEqual([]);
  });
});
