import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type OutboundMessage } from '../../../../src/domain/message.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const flows = {
  tanya: 'steps:\n  - say: Ada rapat.\n  - ask: Datang?\n    id: datang\n    answer: text\n',
};

/** Two contacts, of whom nobody knows yet that they are one person. */
async function setUp(noon = '2025-05-05T12:00:00+07:00') {
  const fake = createFakeChannel();
  const broken = new Map<string, SendError>();
  const channel = {
    ...fake,
    send: (message: OutboundMessage) => {
      const fault = broken.get(message.to);
      return fault ? Promise.reject(fault) : fake.send(message);
    },
  };
  const manners = { quietHours: { from: '20:00', to: '07:00' }, fridayPrayer: null, cap: null };
  const stage = await createBroadcastStage({ channel, flows, realClock: createFakeClock(0), manners });
  await stage.people(2);
  stage.clock.set(Date.parse(noon));
  const texts = (): readonly string[] => fake.arrived.map(({ text }) => text);
  const merge = () => stage.companion.merge('p000', 'p001');
  return { broken, stage, texts, merge };
}

const night = '2025-05-05T22:00:00+07:00';

describe('a person of whom two contacts are made one while a broadcast is under way', () => {
  it('gets what waited for both once, and it is done', async () => {
    const { stage, texts, merge } = await setUp(night);
    await stage.announce('Kabar');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 2 });
    await merge();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 1, 'skipped merged': 1 });
    stage.clock.set(Date.parse('2025-05-06T09:00:00+07:00'));
    await stage.turn();
    expect(texts()).toEqual(['Kabar']);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it('is waited for where it was passed over as the one and held as the other', async () => {
    const { stage, texts, merge } = await setUp(night);
    await stage.companion.change('p000', (contact) => {
      if (!contact) {
        throw new Error('p000 is not there');
      }
      return { ...contact, unreachable: contact.addresses };
    });
    await stage.announce('Kabar');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 1, 'skipped unreachable': 1 });
    await merge();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'started' });
    stage.clock.set(Date.parse('2025-05-06T09:00:00+07:00'));
    await stage.turn();
    expect(texts()).toEqual(['Kabar']);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it.each(['p000', 'p001'])('gets nothing a second time when %s had it before', async (first) => {
    const { broken, stage, texts, merge } = await setUp();
    const other = first === 'p000' ? 'p001' : 'p000';
    broken.set(`simulator:${other}`, new SendError('network', 'no connection'));
    await stage.announce('Kabar');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held network': 1, sent: 1 });
    broken.clear();
    await merge();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    stage.clock.advance(60 * 60_000);
    await stage.turn();
    expect(texts()).toEqual(['Kabar']);
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it('is not tried again as who could not be reached, having had it as the other', async () => {
    const { broken, stage, texts, merge } = await setUp();
    broken.set('simulator:p001', new SendError('unreachable', 'blocked'));
    await stage.announce('Kabar');
    await stage.turn();
    broken.clear();
    await merge();
    await stage.broadcasts.retry('b1');
    await stage.turn();
    expect(texts()).toEqual(['Kabar']);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
  });

  it('may still say that they have read it, from whichever phone it came to', async () => {
    const { stage, texts, merge } = await setUp();
    const wishes = inputOf('Kabar', { query: null, contacts: ['p001'] });
    const content = { ...wishes.content, receipt: { remind: null } };
    await stage.broadcasts.create('b9', { ...wishes, content }, 'ani');
    await stage.broadcasts.start('b9', { at: null, local: null, confirm: false });
    await stage.turn();
    await merge();
    await stage.say('1', { from: 'simulator:p001' });
    expect(texts().at(-1)).toBe('Terima kasih, sudah kami catat.');
    expect(await stage.states('b9')).toEqual({ 'read replied': 1, 'skipped merged': 1 });
  });

  it.each([[['p001']], [['p000', 'p001']]])(
    'is not passed over when %j were listed before and its moment comes after',
    async (contacts) => {
      const { stage, texts, merge } = await setUp();
      await stage.broadcasts.create('b9', inputOf('Kabar', { query: null, contacts }), 'ani');
      const at = stage.clock.now() + 3_600_000;
      await stage.broadcasts.start('b9', { at, local: null, confirm: false });
      await merge();
      await stage.pass(2 * 3_600_000);
      await stage.turn();
      expect(texts()).toEqual(['Kabar']);
      expect(await stage.states('b9')).toEqual({ sent: 1 });
      expect(await stage.broadcasts.get('b9')).toMatchObject({ state: 'done' });
    },
  );

  it('is not passed over either when those before them in the list have been told', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel, room: { telegram: 10 } });
    await stage.people(30);
    const contacts = Array.from({ length: 29 }, (_, place) => `p${String(place + 1).padStart(3, '0')}`);
    channel.obstacles.push(...Array.from({ length: 10 }, () => new SendError('held', 'wait', 1000, 'pace')));
    await stage.broadcasts.create('b9', inputOf('Kabar', { query: null, contacts }), 'ani');
    await stage.broadcasts.start('b9', { at: null, local: null, confirm: false });
    await stage.turn();
    expect(await stage.states('b9')).toEqual({ queued: 10 });
    await stage.companion.merge('p000', 'p029');
    for (let turn = 0; turn < 6; turn++) {
      stage.clock.advance(2000);
      await stage.turn();
    }
    expect(await stage.states('b9')).toEqual({ sent: 29 });
    expect(channel.arrived.filter(({ to }) => ['telegram:p000', 'telegram:p029'].includes(to))).toHaveLength(
      1,
    );
    expect(await stage.broadcasts.get('b9')).toMatchObject({ state: 'done' });
  });

  it('gets what was paused as the one only after the talk with a human that they have as the other', async () => {
    const { broken, stage, texts, merge } = await setUp();
    const { broadcasts, companion, clock } = stage;
    const handover = { kind: 'handover', ticket: null, topic: 'sakit' } as const;
    await companion.happen('p000', { id: 'h1', at: clock.now(), ...handover });
    clock.advance(1000);
    broken.set('simulator:p001', new SendError('network', 'no connection'));
    await stage.announce('Kabar');
    await stage.turn();
    await broadcasts.pause('b1');
    await stage.pass(2 * 60_000);
    expect(await stage.states('b1')).toEqual({ 'held paused': 1, 'held ticket': 1 });
    broken.clear();
    await merge();
    await broadcasts.resume('b1');
    await stage.turn();
    expect(texts()).not.toContain('Kabar');
    await companion.happen('p000', { id: 'h2', at: clock.now(), kind: 'handback' });
    await stage.pass(3_600_000);
    expect(texts().filter((each) => each === 'Kabar')).toHaveLength(1);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
  });

  it('begins a flow once that could be sent to neither yet', async () => {
    const { broken, stage, texts, merge } = await setUp();
    ['p000', 'p001'].forEach((each) => broken.set(`simulator:${each}`, new SendError('network', 'no')));
    const wishes = inputOf('');
    const content = { ...wishes.content, text: {}, flow: 'tanya' };
    await stage.broadcasts.create('b1', { ...wishes, content }, 'ani');
    await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
    await stage.turn();
    broken.clear();
    await merge();
    await stage.pass(2 * 60_000);
    await stage.turn();
    expect(texts()).toEqual(['Ada rapat.', 'Datang?']);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });
});
