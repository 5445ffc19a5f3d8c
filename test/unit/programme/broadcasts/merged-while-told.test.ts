import { expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { until } from '../../../support/until.ts';

/** The younger of two is being told an announcement in the moment in which they are made one. */
async function mergeMeanwhile(fault: SendError | null) {
  const fake = createFakeChannel();
  const under: string[] = [];
  const channel = {
    ...fake,
    send: (message: Parameters<typeof fake.send>[0]) => {
      under.push(message.to);
      return fake.send(message);
    },
  };
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
  await stage.people(2);
  const open = fake.hold();
  fake.faults.push(null, fault);
  await stage.announce('Kabar');
  const turn = stage.turn();
  await until(() => Promise.resolve(under.length === 2));
  const merge = stage.companion.merge('p000', 'p001');
  await until(async () => (await stage.store.find('p001'))?.forward === 'p000');
  open();
  await Promise.all([turn, merge]);
  await stage.pass(60 * 60_000);
  await stage.turn();
  const living = await stage.store.find('p001');
  return {
    ...{ under, forward: living?.forward, addresses: living?.contact.addresses },
    ...{ states: await stage.states('b1'), state: (await stage.broadcasts.get('b1')).state },
  };
}

it.each([[null], [new SendError('network', 'no connection')]])(
  'is one with the older for good, who was being told an announcement when they were made one: fault %p',
  async (fault) => {
    expect(await mergeMeanwhile(fault)).toEqual({
      ...{ under: ['simulator:p000', 'simulator:p001'], forward: 'p000', addresses: [] },
      ...{ states: { sent: 1, 'skipped merged': 1 }, state: 'done' },
    });
  },
);
