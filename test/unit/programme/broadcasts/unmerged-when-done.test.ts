import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const day = 24 * 60 * 60_000;

/** An announcement reaches one of two, who are made one; so it is done, and later they are two again. */
async function play({ first, after }: { readonly first: string; readonly after: number }) {
  const fake = createFakeChannel();
  const send: typeof fake.send = (message) =>
    message.to === `simulator:${first}` || fake.arrived.length > 0
      ? fake.send(message)
      : Promise.reject(new SendError('network', 'no'));
  const stage = await createBroadcastStage({ channel: { ...fake, send }, realClock: createFakeClock(0) });
  await stage.people(2);
  await stage.announce('Kabar');
  await stage.turn();
  await stage.companion.merge('p000', 'p001');
  await stage.turn();
  const { state } = await stage.broadcasts.get('b1');
  await stage.pass(after);
  await stage.companion.unmerge('p001');
  await stage.pass(60 * 60_000);
  return { state, to: fake.arrived.map(({ to }) => to.slice(10)).sort() };
}

describe('an announcement that was done since it had come to one of two who were taken for one', () => {
  it.each(['p000', 'p001'])('comes to the other too when they are two again: first to %s', async (first) => {
    expect(await play({ first, after: day })).toEqual({ state: 'done', to: ['p000', 'p001'] });
  });

  it.each(['p000', 'p001'])('comes no more when its time is over: first to %s', async (first) => {
    expect(await play({ first, after: 20 * day })).toEqual({ state: 'done', to: [first] });
  });
});
