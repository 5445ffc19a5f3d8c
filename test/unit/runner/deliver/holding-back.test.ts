import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type OutboxEntry } from '../../../../src/domain/contact/contact-record.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

const minute = 60_000;
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind: [{ after: 2h, say: Kami tunggu kabarnya. }]
  - say: Terima kasih.
`,
};

async function waiting(stage: Stage): Promise<readonly OutboxEntry[]> {
  const row = await stage.store.findAddress('simulator:siti');
  const record = row && (await stage.store.find(row.speaker));
  return record?.outbox ?? [];
}

describe('a message that its channel holds back', () => {
  it('goes when its turn comes, by the real time, and that is no attempt', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    channel.obstacles.push(new SendError('held', 'not yet', 8000, 'pace'));
    await stage.pass(120 * minute);
    expect(await waiting(stage)).toMatchObject([{ kind: 'send', held: 'pace', attempts: 0 }]);
    stage.clock.advance(8000);
    await stage.companion.settled();
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Kami tunggu kabarnya.']);
    expect((await stage.rows('messages')).at(-1)?.data).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('lets the answer to what the person writes meanwhile go first', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    channel.obstacles.push(new SendError('held', 'not today', 300 * minute, 'day_budget'));
    await stage.pass(120 * minute);
    await stage.say('baik');
    expect(channel.arrived.map(({ text, solicited }) => [text, solicited])).toEqual([
      ['Apa kabar?', true],
      ['Terima kasih.', true],
    ]);
  });

  it('goes half a minute after its turn when the process was restarted meanwhile', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    channel.obstacles.push(new SendError('held', 'not yet', 8000, 'pace'));
    await stage.pass(120 * minute);
    await stage.companion.stop();
    const again = await createStage({ flows, channel, store: stage.store, clock: stage.clock });
    await again.pass(38_000);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Kami tunggu kabarnya.']);
  });

  it('is reported and not sent when it is a reminder held for over a day', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    channel.obstacles.push(new SendError('held', 'restricted', 25 * 60 * minute, 'restricted'));
    await stage.pass(28 * 60 * minute);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?']);
    expect((await stage.rows('messages')).at(-1)?.data).toMatchObject({ state: 'expired' });
  });

  it('is asked as if for the first time when its reminder is due, where it never went, and can be answered', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    channel.obstacles.push(new SendError('refused', 'restricted', null, 'restricted'));
    await stage.say('kabar');
    await stage.pass(120 * minute);
    await stage.say('baik');
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Terima kasih.']);
  });

  it('says why when it will never go', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    channel.obstacles.push(new SendError('refused', 'restricted', null, 'restricted'));
    await stage.say('kabar');
    expect((await stage.rows('messages')).at(-1)?.data).toMatchObject({
      state: 'failed',
      reason: 'restricted',
    });
  });
});

describe('a channel where a repeat is the same message', () => {
  it('repeats what is in doubt as often as what never left', async () => {
    const channel = createFakeChannel('simulator', null, { repeatable: true });
    const doubt = new SendError('ambiguous', 'no answer');
    channel.faults.push(doubt, doubt, doubt);
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(30 * minute);
    expect(new Set(channel.arrived.map(({ id }) => id)).size).toBe(1);
    expect(channel.arrived).toHaveLength(4);
    expect((await stage.rows('messages')).at(-1)?.data['state']).toBe('sent');
  });

  it('repeats what is in doubt for the first time after seconds', async () => {
    const channel = createFakeChannel('simulator', null, { repeatable: true });
    channel.faults.push(new SendError('ambiguous', 'no answer'));
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(15_000);
    expect(channel.arrived).toHaveLength(2);
  });

  it('gives up after the last repeat', async () => {
    const channel = createFakeChannel('simulator', null, { repeatable: true });
    const doubt = new SendError('ambiguous', 'no answer');
    channel.faults.push(doubt, doubt, doubt, doubt);
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(30 * minute);
    expect((await stage.rows('messages')).at(-1)?.data).toMatchObject({
      state: 'failed',
      reason: 'ambiguous',
    });
  });
});

describe('how far a message got', () => {
  async function sent(): Promise<Stage & { readonly message: string }> {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    await stage.say('kabar');
    return { ...stage, message: (await stage.rows('messages')).at(-1)?.id ?? '' };
  }
  const stateOf = async (stage: Stage) => (await stage.rows('messages')).at(-1)?.data['state'];

  it('only ever goes forward', async () => {
    const { message, ...stage } = await sent();
    const states = [];
    for (const state of ['delivered', 'read', 'delivered'] as const) {
      await stage.companion.ear.progress({ message, state });
      states.push(await stateOf(stage));
    }
    expect(states).toEqual(['delivered', 'read', 'read']);
  });

  it('is not lost when the network tells it before the send is written down', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const open = channel.hold();
    const said = stage.say('kabar');
    const id = await idBeingSent(stage);
    await stage.companion.ear.progress({ message: id, state: 'read' });
    open();
    await said;
    expect(await stateOf(stage)).toBe('read');
  });

  it.each(['before', 'after'] as const)(
    'is written down of what the person answered before we knew that they have it, told %s the answer',
    async (when) => {
      const channel = createFakeChannel('simulator', null, { repeatable: true });
      // As after a crash: it has left, and the document still holds it.
      channel.faults.push(new SendError('ambiguous', 'no answer'));
      const stage = await createStage({ flows, channel });
      await stage.say('kabar');
      const [asked] = await waiting(stage);
      const news = { message: asked?.id ?? '', state: 'delivered' } as const;
      if (when === 'before') {
        await stage.companion.ear.progress(news);
      }
      await stage.say('baik');
      if (when === 'after') {
        await stage.companion.ear.progress(news);
      }
      const row = await stage.store.findRow('messages', news.message);
      expect(row?.data).toMatchObject({ state: 'delivered', reason: null, address: 'simulator:siti' });
      expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Terima kasih.']);
    },
  );

  it('of an unknown message changes nothing', async () => {
    const { message, ...stage } = await sent();
    await stage.companion.ear.progress({ message: `${message}x`, state: 'read' });
    expect(await stateOf(stage)).toBe('sent');
  });
});

async function idBeingSent(stage: Stage): Promise<string> {
  for (;;) {
    const entry = (await waiting(stage)).find(({ kind }) => kind === 'send');
    if (entry) {
      return entry.id;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
