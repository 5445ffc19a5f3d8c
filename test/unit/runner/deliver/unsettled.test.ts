import { describe, expect, it } from '@jest/globals';
import { type Store, StoreError } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';
import { until } from '../../../support/until.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };
const pace = { perSecond: 100, chatEvery: 10, chatBurst: 5 };
const people = Array.from({ length: 40 }, (_, place) => `telegram:${place}` as const);

/** Besides the six one went before the store stood still, and some are on their way. */
const few = 10;

/** Forty people whose answers wait for their turn, over a store that can be made to tell nobody what was sent. */
async function answering(stand: () => Promise<void>) {
  const state = { stands: false };
  const wrap = (store: Store): Store => ({
    ...store,
    write: async (batch) => {
      const tells = batch.rows.some(({ kind, data }) => kind === 'messages' && data['state'] === 'sent');
      await (tells && state.stands ? stand() : undefined);
      return store.write(batch);
    },
  });
  const channel = createFakeChannel('telegram', pace);
  const stage = await createStage({ flows, channel, wrap });
  await Promise.all(
    people.map((from) => stage.companion.hear({ key: from, name: null, message: messageOf(from, 'salam') })),
  );
  // The clock stands, so that all but the first wait for their turn.
  state.stands = true;
  const pass = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      stage.clock.advance(50);
      await new Promise((done) => setTimeout(done, 2));
    }
  };
  return { stage, channel, state, pass };
}

/** A store that can be made not to take what was sent. */
function refusing() {
  const state = { refuses: true };
  const wrap = (store: Store): Store => ({
    ...store,
    write: (batch) => {
      const tells = batch.rows.some(({ data }) => data['state'] === 'sent');
      return tells && state.refuses
        ? Promise.reject(new StoreError('unavailable', 'gone for now'))
        : store.write(batch);
    },
  });
  return { wrap, state };
}

describe('what a network took and nobody could write down', () => {
  it('is little while the store stands still, and the rest goes once each when it goes on', async () => {
    let goOn: () => void = () => undefined;
    const stands = new Promise<void>((done) => (goOn = done));
    const { stage, channel, state, pass } = await answering(() => stands);
    await pass(60);
    expect(channel.arrived.length).toBeGreaterThanOrEqual(6);
    expect(channel.arrived.length).toBeLessThanOrEqual(few);
    state.stands = false;
    goOn();
    await until(async () => {
      await pass(1);
      return channel.arrived.length >= people.length;
    });
    expect(channel.arrived.map(({ to }) => to).sort()).toEqual([...people].sort());
    await stage.companion.stop();
  });

  it('is little while the store refuses everything, and is told to it again without being sent again', async () => {
    const { stage, channel, state, pass } = await answering(() =>
      Promise.reject(new StoreError('unavailable', 'gone for now')),
    );
    await pass(200);
    expect(channel.arrived.length).toBeLessThanOrEqual(few);
    state.stands = false;
    await until(async () => {
      await pass(20);
      return stage.companion.health().sent >= people.length;
    });
    expect(channel.arrived.map(({ to }) => to).sort()).toEqual([...people].sort());
    expect(stage.companion.health()).toMatchObject({ sent: people.length, resent: 0, inWork: 0 });
    await stage.companion.stop();
  });

  it('holds up what the same person is told next, though an answer has taken it off the list meanwhile', async () => {
    const { wrap, state } = refusing();
    const channel = createFakeChannel();
    const talk = `triggers: [{ keyword: obrol }]
steps:
  - ask: Satu?
    id: one
  - ask: Dua?
    id: two
`;
    const stage = await createStage({ flows: { obrol: talk }, channel, wrap });
    const texts = (): readonly string[] => channel.arrived.map(({ text }) => text);
    await stage.say('obrol');
    await stage.say('pertama');
    expect(texts()).toEqual(['Satu?']);
    state.refuses = false;
    stage.clock.advance(500);
    await until(() => Promise.resolve(texts().length === 2));
    await stage.companion.settled();
    const told = (await stage.rows('messages')).filter(({ data }) => data['direction'] === 'out');
    expect(told.map(({ data }) => [data['text'], data['state']])).toEqual([
      ['Satu?', 'sent'],
      ['Dua?', 'sent'],
    ]);
    await stage.companion.stop();
  });

  it('is written down in the course of a stop, or the next start would send it again', async () => {
    const { wrap, state } = refusing();
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel, wrap });
    await stage.say('salam');
    expect(channel.arrived).toHaveLength(1);
    const stopped = stage.companion.stop();
    await until(async () => {
      stage.clock.advance(500);
      state.refuses = false;
      return (await stage.rows('messages')).some(({ data }) => data['state'] === 'sent');
    });
    await stopped;
  });

  it('holds a stop up for seconds at most', async () => {
    const { wrap } = refusing();
    const stage = await createStage({ flows, channel: createFakeChannel(), wrap });
    await stage.say('salam');
    const state = { stopped: false };
    const stopping = stage.companion.stop().then(() => (state.stopped = true));
    for (let second = 0; second < 8 && !state.stopped; second++) {
      stage.clock.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await stopping;
    expect(stage.logged).toContain(
      'stopping without waiting any longer; what is unsettled goes on at the next start',
    );
  });
});
