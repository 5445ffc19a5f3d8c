import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { type OutboundMessage } from '../../../../src/domain/message.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const minute = 60_000;
const flows = {
  tanya: 'steps:\n  - say: "[flow] @contact.name"\n  - ask: Datang?\n    id: d\n    answer: text\n',
};

/** Two people, of whom a broadcast cannot be sent to some at first; it is paused then, and they are merged. */
async function setUp(about: {
  readonly failing: readonly string[];
  readonly contacts?: readonly string[];
  readonly flow?: string;
  readonly manners?: object;
}) {
  const { failing, contacts = ['p000', 'p001'], flow = null } = about;
  const fake = createFakeChannel();
  const broken = new Set(failing.map((each) => `simulator:${each}`));
  const channel = {
    ...fake,
    send: (message: OutboundMessage) =>
      broken.has(message.to) ? Promise.reject(new SendError('network', 'no')) : fake.send(message),
  };
  const stage = await createBroadcastStage({ flows, channel, realClock: createFakeClock(0) });
  const { broadcasts, companion } = stage;
  await stage.people(2);
  const wishes = inputOf('Halo @contact.name', { query: null, contacts });
  const content = { ...wishes.content, ...(flow ? { flow, text: {} } : {}) };
  await broadcasts.create('b1', { ...wishes, content }, 'ani');
  await broadcasts.start('b1', { at: null, local: null, confirm: false });
  await stage.turn();
  await broadcasts.pause('b1');
  await stage.pass(2 * minute);
  await stage.turn();
  broken.clear();
  await companion.merge('p000', 'p001');
  return {
    stage,
    got: () => fake.arrived.map(({ to, text }) => `${to.slice(10)} ${text}`).sort(),
    part: async () => {
      await companion.unmerge('p001');
      await companion.settled();
    },
    goOn: async () => {
      await broadcasts.resume('b1');
      await stage.turn();
      await stage.turn();
    },
  };
}

const both = ['p000 Halo Ibu p000', 'p001 Halo Ibu p001'];

describe('two people whose merge is undone while a broadcast is paused', () => {
  it('each get what waited for both', async () => {
    const { stage, got, part, goOn } = await setUp({ failing: ['p000', 'p001'] });
    await part();
    await goOn();
    expect(got()).toEqual(both);
    expect(await stage.states('b1')).toEqual({ sent: 2 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it.each(['p000', 'p001'])('each get it once when %s had it before the merge', async (first) => {
    const { stage, got, part, goOn } = await setUp({ failing: [first === 'p000' ? 'p001' : 'p000'] });
    await part();
    await goOn();
    expect(got()).toEqual(both);
    expect(await stage.states('b1')).toEqual({ sent: 2 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it.each([
    ['p000', both[0]],
    ['p001', both[1]],
  ])('have only what is for %s where it is for nobody else', async (only, text) => {
    const { stage, got, part, goOn } = await setUp({ failing: [only], contacts: [only] });
    await part();
    await goOn();
    expect(got()).toEqual([text]);
    const rows = await stage.rows('deliveries');
    expect(rows.map(({ contact, data }) => [contact, data['state']])).toEqual([[only, 'sent']]);
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it('each begin the flow that waited', async () => {
    const { stage, got, part, goOn } = await setUp({ failing: ['p000', 'p001'], flow: 'tanya' });
    await part();
    await goOn();
    expect(got()).toEqual(['p000 Datang?', 'p000 [flow] Ibu p000', 'p001 Datang?', 'p001 [flow] Ibu p001']);
    expect(await stage.states('b1')).toEqual({ sent: 2 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it('are told nothing more of one that was called off', async () => {
    const { stage, got, part } = await setUp({ failing: ['p000', 'p001'] });
    await stage.broadcasts.cancel('b1');
    await stage.turn();
    await part();
    await stage.turn();
    expect(got()).toEqual([]);
    expect(await stage.states('b1')).toEqual({ 'cancelled called_off': 1, 'skipped merged': 1 });
  });

  it('have had it since where the phone of the one took it for both', async () => {
    const { stage, got, part, goOn } = await setUp({ failing: ['p001'], contacts: ['p001'] });
    await stage.companion.change('p000', (known) => {
      if (!known) {
        throw new Error('gone');
      }
      return { ...known, unreachable: ['simulator:p000'] };
    });
    await goOn();
    await part();
    await stage.turn();
    expect(got()).toEqual(['p001 Halo Ibu p001']);
  });
});
