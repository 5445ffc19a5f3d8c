import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { type BroadcastStage, createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const flows = {
  kabar: `
steps:
  - say: Selamat pagi.
  - ask: Apa kabar?
    id: mood
`,
};
const day = 24 * 3_600_000;

const withRole = (role: Contact['role']) => (contact: Contact | undefined) => {
  if (!contact) {
    throw new Error('nobody is there');
  }
  return { ...contact, role };
};

/** Volunteers and families are asked by a flow that is for volunteers. */
async function askAll(people: (place: number) => { readonly role: 'volunteer' | 'beneficiary' }) {
  const channel = createFakeChannel();
  const visit = 'for: [volunteer]\nsteps:\n  - say: Sudah berkunjung?\n';
  const stage = await createBroadcastStage({ channel, flows: { visit } });
  await stage.people(3, people);
  const { content, ...wishes } = inputOf('', { query: 'role = beneficiary OR role = volunteer' });
  await stage.broadcasts.create('b1', { ...wishes, content: { ...content, text: {}, flow: 'visit' } }, 'ani');
  return { stage, asked: () => channel.arrived.map(({ to }) => to) };
}

/** A flow that was begun for three people, two of whom the network lets wait. */
async function beginFor(channel: ReturnType<typeof createFakeChannel>): Promise<BroadcastStage> {
  const stage = await createBroadcastStage({ channel, flows });
  await stage.people(3);
  channel.obstacles.push(wait(), wait(), null);
  await begin(stage);
  await stage.turn();
  return stage;
}

async function begin({ broadcasts }: BroadcastStage): Promise<void> {
  const { content, ...wishes } = inputOf('');
  await broadcasts.create('b1', { ...wishes, content: { ...content, text: {}, flow: 'kabar' } }, 'ani');
  await broadcasts.start('b1', { at: null, local: null, confirm: false });
}

const wait = () => new SendError('held', 'wait', 1000, 'pace');

function heardBy(channel: ReturnType<typeof createFakeChannel>) {
  const heard: Record<string, string[]> = {};
  channel.arrived.forEach(({ to, text }) => (heard[to] = [...(heard[to] ?? []), text]));
  return Object.values(heard);
}

describe('the start of a flow as an announcement', () => {
  it('is given to no more than the network has room for, and goes on as it empties', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, flows, room: { telegram: 5 } });
    await stage.people(12);
    channel.obstacles.push(...Array.from({ length: 5 }, wait));
    await begin(stage);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ queued: 5 });
    stage.clock.advance(1000);
    await stage.companion.settled();
    await stage.turn();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 12 });
  });

  it('says nothing of the flow before its first words, which a pause holds', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await beginFor(channel);
    await stage.broadcasts.pause('b1');
    stage.clock.advance(2000);
    await stage.turn();
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?']]);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'held paused': 2 });
    await stage.broadcasts.resume('b1');
    stage.clock.advance(2000);
    await stage.turn();
    expect(heardBy(channel)).toEqual(Array.from({ length: 3 }, () => ['Selamat pagi.', 'Apa kabar?']));
  });

  it('that is cancelled takes the whole talk back where nobody has seen it begin, its reminders too', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await beginFor(channel);
    await stage.broadcasts.pause('b1');
    await stage.turn();
    await stage.broadcasts.cancel('b1');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'cancelled called_off': 2 });
    const records = await stage.store.list({ after: null, limit: 10 });
    expect(records.filter(({ contact }) => contact.session !== null)).toHaveLength(1);
    await stage.pass(2 * day);
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?', 'Apa kabar?']]);
  });

  it('that is cancelled while the network takes its time is not sent on', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await beginFor(channel);
    await stage.broadcasts.cancel('b1');
    stage.clock.advance(2000);
    await stage.companion.settled();
    await stage.turn();
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?']]);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'cancelled called_off': 2 });
  });

  it('that is cancelled takes back what was to follow on its first words', async () => {
    const channel = createFakeChannel('telegram');
    const kabar = 'steps:\n  - say: Selamat pagi.\n  - say: Besok ada rapat.\n';
    const stage = await createBroadcastStage({ channel, flows: { kabar } });
    await stage.people(2);
    channel.obstacles.push(wait(), null);
    await begin(stage);
    await stage.turn();
    await stage.broadcasts.cancel('b1');
    stage.clock.advance(2000);
    await stage.companion.settled();
    await stage.turn();
    await stage.pass(day);
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Besok ada rapat.']]);
  });

  it('whose first words the network refuses sends nobody what was to follow on them', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, flows });
    await stage.people(2);
    channel.obstacles.push(new SendError('refused', 'restricted', null, 'restricted'), null);
    await begin(stage);
    await stage.turn();
    expect(heardBy(channel)).toEqual([['Selamat pagi.', 'Apa kabar?']]);
    const left = (await stage.rows('messages')).filter(({ data }) => data['state'] !== 'sent');
    expect(left.map(({ data }) => [data['text'], data['state'], data['reason']])).toEqual([
      ['Selamat pagi.', 'failed', 'restricted'],
      ['Apa kabar?', 'cancelled', 'first_not_sent'],
    ]);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'failed restricted': 1 });
  });

  it('is for nobody whom the flow is not for: the preview counts them, and each has the reason', async () => {
    const { stage, asked } = await askAll((place) => ({ role: place === 2 ? 'volunteer' : 'beneficiary' }));
    expect(await stage.broadcasts.preview('b1')).toMatchObject({ go: 1, skipped: { not_for: 2 } });
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    await stage.turn();
    expect(asked()).toEqual(['simulator:p002']);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped not_for': 2 });
  });

  it('is not begun by whom the flow is no longer for when its time comes', async () => {
    const { stage, asked } = await askAll(() => ({ role: 'volunteer' }));
    const tomorrow = new Date(stage.clock.now() + day).toISOString().slice(0, 16);
    await stage.broadcasts.start('b1', { at: null, local: tomorrow, confirm: false });
    await stage.turn();
    expect(await stage.states('b1')).toEqual({});
    stage.clock.advance(day - 10 * 3_600_000);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held time': 3 });
    await stage.companion.change('p000', withRole('beneficiary'));
    await stage.pass(day);
    expect(asked()).toEqual(['simulator:p001', 'simulator:p002']);
    expect(await stage.states('b1')).toEqual({ sent: 2, 'skipped not_for': 1 });
  });
});
