import { describe, expect, it } from '@jest/globals';
import { type Event } from '../../../../src/domain/event.ts';
import { type Row, type RowKind } from '../../../../src/domain/row.ts';
import { markWaiting } from '../../../../src/runner/receive/mark-seen.ts';
import { newSeat } from '../../../../src/runner/attend/seat.ts';
import { fillFromOverflow, takeArrivals } from '../../../../src/runner/receive/take-arrivals.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeStore } from '../../../support/fake-store.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';
import { sampleRecord, sampleRow } from '../../../support/store-samples.ts';
import { stopInVain } from '../../../support/stop-in-vain.ts';

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

/**
 * From the first write with overflow rows on nothing is written any more, as if the process had died behind the rows.
 */
function dieBehindRows(store: Store): Store {
  let dead = false;
  return {
    ...store,
    write: async (batch) => {
      if (!dead && batch.rows.some(({ kind }) => kind === 'overflow')) {
        dead = true;
        await store.write({ contacts: [], rows: batch.rows });
      }
      return dead ? Promise.reject(new Error('dead')) : store.write(batch);
    },
  };
}

function rowsOf(store: Store, kind: RowKind): Promise<readonly Row[]> {
  return store.rows({ kind, limit: 1000, order: 'oldest' });
}

/** The texts that were played, as often as they were. */
async function heardBy(store: Store): Promise<readonly unknown[]> {
  const rows = await rowsOf(store, 'messages');
  return rows.filter(({ data }) => data['direction'] === 'in').map(({ data }) => data['text']);
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
    seat.record = { ...sampleRecord('c1'), overflow: true, seen: markWaiting([], 'kept', 2000) };
    const { record, ids } = await fillFromOverflow({ store, clock: createFakeClock(3000) }, seat);
    expect(record?.pending.map((each) => each.event.id)).toEqual(['kept']);
    expect(ids).toEqual(['kept']);
    // A second time, the row having outlived a crash, it is only dropped.
    seat.record = { ...sampleRecord('c1'), overflow: true, seen: record?.seen ?? [] };
    const again = await fillFromOverflow({ store, clock: createFakeClock(4000) }, seat);
    expect([again.record?.pending, again.ids]).toEqual([[], ['kept']]);
  });

  it('is not overtaken by what comes while the document has room again', () => {
    const path = { clock: createFakeClock(3000) };
    const seat = newSeat('c1');
    const record = { ...sampleRecord('c1'), overflow: true, seen: markWaiting([], 'before', 2000) };
    const event = { id: 'after', at: 3000, kind: 'handback' } as const;
    const arrival = { event, order: 1, resolve: () => undefined, reject: () => undefined };
    const taken = takeArrivals(path, seat, record, [arrival]);
    expect(taken.record.pending).toEqual([]);
    expect(taken.rows.map(({ kind, id }) => [kind, id])).toEqual([['overflow', 'after']]);
  });

  it('is played once when the process died between its row and the document', async () => {
    const textsOf = (name: string) => Array.from({ length: 90 }, (_, index) => `${name} ${index}`);
    const hearOn = (stage: Stage) => (text: string) =>
      stage.companion.hear({ key: text, name: null, message: messageOf('simulator:siti', text) });
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const wrap = dieBehindRows;
    const dying = await createStage({ flows, channel: createFakeChannel(), store, clock, wrap });
    await Promise.allSettled(textsOf('satu').map(hearOn(dying)));
    await stopInVain(dying);
    expect((await rowsOf(store, 'overflow')).length).toBeGreaterThan(30);
    // What was not taken is brought again, a few at a time; then there is another flood.
    const next = await createStage({ flows, channel: createFakeChannel(), store, clock });
    for (let first = 0; first < 90; first += 30) {
      await Promise.all(
        textsOf('satu')
          .slice(first, first + 30)
          .map(hearOn(next)),
      );
      await next.companion.settled();
    }
    await Promise.all(textsOf('dua').map(hearOn(next)));
    await next.companion.settled();
    await next.pass(3 * 60_000);
    expect(await heardBy(store)).toEqual([...textsOf('satu'), ...textsOf('dua')]);
    expect(await rowsOf(store, 'overflow')).toEqual([]);
    // A row of an event that is played twice is the same row, so the turns are counted too; the first few had been
    // played before.
    expect(next.companion.health().turns).toBeLessThanOrEqual(180);
  });

  it('is neither lost nor doubled when a write that puts it there is lost', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel(), wrap: loseOnce });
    const texts = Array.from({ length: 130 }, (_, index) => `pesan ${index}`);
    const hear = (text: string) =>
      stage.companion.hear({ key: text, name: null, message: messageOf('simulator:siti', text) });
    await Promise.all(texts.map(hear));
    await stage.companion.settled();
    await stage.pass(3 * 60_000);
    expect(await heardBy(stage.store)).toEqual(texts);
    expect(await stage.rows('overflow')).toEqual([]);
  });
});
