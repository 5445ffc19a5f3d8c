import { describe, expect, it } from '@jest/globals';
import { type Channel } from '../../../../src/channels/channel.ts';
import { type OutboxEntry } from '../../../../src/domain/contact/contact-record.ts';
import { load } from '../../../../src/runner/attend/load.ts';
import { type Catalog } from '../../../../src/runner/attend/catalog.ts';
import { type Line, type Path } from '../../../../src/runner/path.ts';
import { newSeat } from '../../../../src/runner/attend/seat.ts';
import { type Leases } from '../../../../src/store/leases.ts';
import { type Store, StoreError } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createStage, messageOf } from '../../../support/stage.ts';
import { sampleRecord, sampleRow } from '../../../support/store-samples.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - say: Halo.
  - ask: Apa kabar?
    id: kabar
    answer: text
`,
};

/** A store whose writes fail as long as it is told so. */
function createFailing() {
  const state = { fails: false };
  const wrap = (store: Store): Store => ({
    ...store,
    write: (batch) =>
      state.fails ? Promise.reject(new StoreError('unavailable', 'gone for now')) : store.write(batch),
  });
  return { state, wrap };
}

/** A network over which the question is answered in the moment in which it arrives. */
function createAnswering(channel: Channel, answer: (text: string) => Promise<unknown>) {
  let answered: Promise<unknown> = Promise.resolve();
  const send: Channel['send'] = async (message) => {
    const receipt = await channel.send(message);
    if (message.text === 'Apa kabar?') {
      answered = answer('baik');
    }
    return receipt;
  };
  return { channel: { ...channel, send }, done: () => answered };
}

const catalog = { prepare: () => Promise.resolve() } as unknown as Catalog;
const lines: Path['lines'] = new Map();
const order = (): number => 1;

function sendsOf(...ids: readonly string[]): readonly OutboxEntry[] {
  return ids.map((id) => ({ kind: 'send', id, send: {} })) as unknown as readonly OutboxEntry[];
}

/** Which rows are looked up when a contact is read again, of which `m1` and `m2` are known and `m3` is new. */
async function lookedUp(how: { readonly held: boolean; readonly doubtful: boolean }): Promise<string[]> {
  const seat = { ...newSeat('c1'), doubtful: how.doubtful };
  const contact = { ...sampleRecord('c1').contact, addresses: ['telegram:1'] as const };
  seat.record = { ...sampleRecord('c1'), contact, outbox: sendsOf('m1', 'm2') };
  seat.settled.set('m1', { at: 1, arrived: true });
  const ids: string[] = [];
  const store: Partial<Store> = {
    find: () => Promise.resolve({ ...sampleRecord('c1', 2), contact, outbox: sendsOf('m1', 'm2', 'm3') }),
    findRow: (_kind, id) => Promise.resolve(void ids.push(id)),
  };
  const line = { held: () => how.held } as unknown as Line;
  await load({ store: store as Store, catalog, lines: new Map([['telegram', line]]), order }, seat);
  return ids;
}

describe('what was sent', () => {
  it('is looked up by whoever cannot know it by itself', async () => {
    expect(await lookedUp({ held: true, doubtful: false })).toEqual(['m3']);
    expect(await lookedUp({ held: true, doubtful: true })).toEqual(['m2', 'm3']);
    expect(await lookedUp({ held: false, doubtful: false })).toEqual(['m2', 'm3']);
  });

  it('is still known while the contact is read again', async () => {
    const seat = newSeat('c1');
    const outbox = sendsOf('m1', 'm2');
    seat.record = { ...sampleRecord('c1'), outbox: sendsOf('m1') };
    seat.settled.set('m1', { at: 1, arrived: true });
    let knownMeanwhile = false;
    const store: Partial<Store> = {
      find: () => Promise.resolve({ ...sampleRecord('c1', 2), outbox }),
      findRow: async () => {
        await Promise.resolve();
        knownMeanwhile = seat.settled.has('m1');
        return undefined;
      },
    };
    await load({ store: store as Store, catalog, lines, order }, seat);
    expect(seat.record.revision).toBe(2);
    expect(knownMeanwhile).toBe(true);
    expect(seat.settled.has('m1')).toBe(true);
  });

  it('is not what was taken back by a write that was lost', async () => {
    const seat = newSeat('c1');
    const states: Record<string, string> = { m1: 'sent', m2: 'cancelled', m3: 'failed' };
    const store: Partial<Store> = {
      find: () => Promise.resolve({ ...sampleRecord('c1'), outbox: sendsOf(...Object.keys(states)) }),
      findRow: (_kind, id) => Promise.resolve(sampleRow(id, { data: { state: states[id] ?? null } })),
    };
    await load({ store: store as Store, catalog, lines, order }, seat);
    expect([...seat.settled.keys()]).toEqual(['m1', 'm3']);
  });

  it('stands where it went in the history although a write that was lost had taken it back before', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const open = channel.hold();
    const heard = await stage.companion.hear({
      key: 'a',
      name: null,
      message: messageOf('simulator:siti', 'kabar'),
    });
    const outbox = (await stage.store.find(heard.contact))?.outbox ?? [];
    const asks = outbox.find((each) => each.kind === 'send' && each.send.text === 'Apa kabar?');
    const lost = sampleRow(asks?.id ?? '', { contact: heard.contact, data: { state: 'cancelled' } });
    await stage.store.write({ contacts: [], rows: [lost] });
    open();
    await stage.companion.settled();
    const told = (await stage.rows('messages')).map(({ data }) => [data['text'], data['state']]);
    expect(told.slice(-2)).toEqual([
      ['Halo.', 'sent'],
      ['Apa kabar?', 'sent'],
    ]);
  });

  it('is not taken back by an answer that comes before it is written down', async () => {
    const put: unknown[] = [];
    const channel = createFakeChannel();
    const answered = createAnswering(channel, (text) => stage.say(text));
    const stage = await createStage({
      flows,
      channel: answered.channel,
      wrap: (store) => ({
        ...store,
        write: async (batch) => {
          put.push(...batch.rows.filter(({ kind }) => kind === 'messages').map(({ data }) => data['state']));
          await new Promise((done) => setTimeout(done, 5));
          return store.write(batch);
        },
      }),
    });
    await stage.say('kabar');
    await answered.done();
    expect(put).toEqual(['received', 'sent', 'sent', 'received']);
    expect((await stage.contact()).session).toBeNull();
  });

  it('is written down although another write for the contact failed meanwhile', async () => {
    const channel = createFakeChannel();
    const { state, wrap } = createFailing();
    const stage = await createStage({ flows, channel, wrap });
    const open = channel.hold();
    const from = 'simulator:siti' as const;
    const hear = (key: string, text: string) =>
      stage.companion.hear({
        key,
        name: null,
        message: { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null },
      });
    await hear('a', 'kabar');
    state.fails = true;
    await expect(hear('b', 'baik')).rejects.toThrow('gone for now');
    state.fails = false;
    open();
    await stage.companion.settled();
    await stage.say('baik');
    expect(channel.arrived.filter(({ text }) => text === 'Halo.')).toHaveLength(1);
  });

  it('is written down by who sent it although the channel is another process’s by then', async () => {
    const channel = createFakeChannel();
    const { state, wrap } = createFailing();
    let owner: string | null = null;
    const leases: Leases = {
      take: ({ name }) => Promise.resolve(name === 'simulator' && owner === 'other' ? null : 1),
      drop: () => Promise.resolve(),
    };
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const scheduler = createSharedAlarms(clock.now)();
    const stage = await createStage({ flows, channel, wrap, leases, clock, scheduler });
    const open = channel.hold();
    const heard = stage.companion.hear({
      key: 'a',
      name: null,
      message: messageOf('simulator:siti', 'kabar'),
    });
    await heard;
    [state.fails, owner] = [true, 'other'];
    open();
    await stage.companion.settled();
    // The lease has run out, and nobody can write for a while.
    for (let second = 0; second < 20; second++) {
      stage.clock.advance(1000);
      await stage.companion.settled();
    }
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.']);
    expect(await stage.rows('messages')).toEqual([]);
    state.fails = false;
    stage.clock.advance(1000);
    await stage.companion.settled();
    const sent = (await stage.rows('messages')).filter(({ data }) => data['direction'] === 'out');
    expect(sent.map(({ data }) => [data['text'], data['state']])).toEqual([['Halo.', 'sent']]);
    expect(channel.arrived).toHaveLength(1);
    await stage.companion.stop();
  });
});
