import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type Store } from '../../../../src/store/store.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createStage, messageOf } from '../../../support/stage.ts';
import { writeOf } from '../../../support/store-samples.ts';
import { until } from '../../../support/until.ts';

const minute = 60_000;
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - say: Halo.
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: Terima kasih.
`,
};

/** An answer was kept, and whoever kept it died. */
async function wroteMeanwhile(store: Store, text: string): Promise<void> {
  const [before] = await store.list({ after: null, limit: 1 });
  if (!before) {
    throw new Error('nobody is there');
  }
  const message = messageOf('simulator:siti', text);
  const event = { id: 'later', at: 0, kind: 'message', message } as const;
  const record = { ...before, revision: before.revision + 1, pending: [{ event, tries: 0 }] };
  await store.write({ contacts: [writeOf(record, { attention: 0 })], rows: [] });
}

const asks = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: Terima kasih.
`,
};

describe('what goes out', () => {
  it('goes in order, once, and is written down as sent', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.', 'Apa kabar?']);
    const rows = (await stage.rows('messages')).map(({ data }) => [
      data['direction'],
      data['text'],
      data['state'],
    ]);
    expect(rows).toEqual([
      ['in', 'kabar', 'received'],
      ['out', 'Halo.', 'sent'],
      ['out', 'Apa kabar?', 'sent'],
    ]);
  });

  it('goes at once although the clock is put back while the turn is written', async () => {
    const channel = createFakeChannel();
    const clock = createFakeClock(Date.parse('2025-05-05T17:00:00+07:00'), { leaps: true });
    const wrap = (store: Store): Store => ({
      ...store,
      write: async (batch) => {
        const verdicts = await store.write(batch);
        clock.set(clock.now() - 60 * minute);
        return verdicts;
      },
    });
    const stage = await createStage({ flows, channel, clock, wrap });
    await stage.say('kabar');
    expect(channel.arrived).toHaveLength(2);
  });

  it('is tried again after 1, 5 and 15 minutes when the network fails, and holds up what is behind it', async () => {
    const channel = createFakeChannel();
    channel.faults.push(new SendError('network', 'no net'), new SendError('network', 'no net'));
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    expect(channel.arrived).toHaveLength(0);
    await stage.pass(minute);
    expect(channel.arrived).toHaveLength(0);
    await stage.pass(5 * minute - 1);
    expect(channel.arrived).toHaveLength(0);
    await stage.pass(1);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.', 'Apa kabar?']);
  });

  it('has failed with a reason after the last try, and what is behind it goes', async () => {
    const channel = createFakeChannel();
    const fault = new SendError('network', 'no net');
    channel.faults.push(fault, fault, fault, fault);
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(30 * minute);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?']);
    const failed = (await stage.rows('messages')).find(({ data }) => data['state'] === 'failed');
    expect(failed?.data).toMatchObject({ text: 'Halo.', reason: 'network', attempts: 4 });
    expect((await stage.rows('incidents')).map(({ data }) => data['what'])).toEqual(['send_failed']);
  });

  it('is repeated once when it may have left, and counted', async () => {
    const channel = createFakeChannel();
    channel.faults.push(new SendError('ambiguous', 'timeout'), new SendError('ambiguous', 'timeout'));
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(30 * minute);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.', 'Halo.', 'Apa kabar?']);
    expect(stage.companion.health().resent).toBe(1);
  });

  it('is counted as a repeat when the process before may have died over it, and nothing behind it is', async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const dying = createFakeChannel();
    const before = await createStage({ flows, channel: dying, clock, store });
    dying.hold();
    void before.say('kabar');
    await until(async () => (await store.nextDue()) !== null);
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel, clock, store });
    await stage.pass(minute);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.', 'Apa kabar?']);
    expect(stage.companion.health()).toMatchObject({ sent: 2, resent: 1 });
    await stage.say('baik', { key: 'later' });
    expect(stage.companion.health()).toMatchObject({ sent: 3, resent: 1 });
  });

  it('is written down as sent when who sent it died over it and it was answered before it could be repeated', async () => {
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
    const dying = createFakeChannel();
    dying.hold();
    const before = await createStage({ flows: asks, channel: dying, clock, store });
    void before.say('kabar');
    await until(async () => (await before.rows('messages')).length > 0);
    await wroteMeanwhile(store, 'baik');
    const channel = createFakeChannel();
    const stage = await createStage({ flows: asks, channel, clock, store });
    const said = async () => (await stage.rows('messages')).map(({ data }) => [data['text'], data['state']]);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Terima kasih.']);
    // The clock stands still, so the rows have no order.
    expect((await said()).sort()).toEqual([
      ['Apa kabar?', 'sent'],
      ['Terima kasih.', 'sent'],
      ['baik', 'received'],
      ['kabar', 'received'],
    ]);
  });

  it('waits for the whole channel when the network asks for it', async () => {
    const channel = createFakeChannel('telegram', { perSecond: 25, chatEvery: 1000, chatBurst: 5 });
    channel.faults.push(new SendError('throttled', 'slow down', 30_000));
    const stage = await createStage({ flows, channel });
    void stage.say('kabar');
    await flush();
    stage.clock.advance(29_000);
    await flush();
    expect(channel.arrived).toHaveLength(0);
    stage.clock.advance(1_050);
    await flush();
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.']);
    stage.clock.advance(50);
    await flush();
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.', 'Apa kabar?']);
  });

  it('is a task for the companion and no retry when nobody is there', async () => {
    const channel = createFakeChannel();
    channel.faults.push(new SendError('unreachable', 'blocked'));
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(30 * minute);
    expect(channel.arrived).toHaveLength(0);
    expect((await stage.rows('tasks')).map(({ data }) => data['title'])).toEqual([
      'Temui Siti Aminah: pesan kami tidak sampai',
    ]);
    const messages = await stage.rows('messages');
    expect(messages.filter(({ data }) => data['state'] === 'failed')).toHaveLength(2);
    await stage.say('halo');
    await stage.say('baik');
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Terima kasih.']);
  });

  it('is taken back by STOP while it waits, but for the answer to STOP', async () => {
    const channel = createFakeChannel();
    channel.faults.push(new SendError('network', 'no net'));
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.say('STOP');
    await stage.pass(30 * minute);
    expect(channel.arrived.map(({ text }) => text)).toEqual([expect.stringContaining('berhenti')]);
    const cancelled = (await stage.rows('messages')).filter(({ data }) => data['state'] === 'cancelled');
    expect(cancelled.map(({ data }) => data['reason'])).toEqual(['stopped', 'stopped']);
    expect((await stage.contact()).followUps).toEqual([]);
  });

  it('is not sent again when only writing it down failed', async () => {
    const channel = createFakeChannel();
    let failures = 0;
    const stage = await createStage({
      flows,
      channel,
      wrap: (store) => ({
        ...store,
        write: (batch) => {
          const settles = batch.rows.some(({ data }) => data['state'] === 'sent');
          return settles && failures++ < 2 ? Promise.reject(new Error('disk')) : store.write(batch);
        },
      }),
    });
    await stage.say('kabar');
    await stage.pass(minute);
    await stage.pass(minute);
    expect(failures).toBeGreaterThanOrEqual(2);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Halo.', 'Apa kabar?']);
  });

  it('is not sent again after a restart when the document still held it', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const { contact } = await stage.say('kabar');
    expect((await stage.store.find(contact))?.outbox).not.toEqual([]);
    await stage.companion.stop();
    const later = createFakeChannel();
    const again = await createStage({ flows, channel: later, store: stage.store, clock: stage.clock });
    await again.companion.settled();
    expect(later.arrived).toEqual([]);
    expect((await again.store.find(contact))?.outbox).toEqual([]);
    await again.say('baik', { key: 'next' });
    expect(later.arrived.map(({ text }) => text)).toEqual(['Terima kasih.']);
  });
});

/** Lets everything that is ready run, without time passing. */
async function flush(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
