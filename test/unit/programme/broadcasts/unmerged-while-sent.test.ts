import { expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { until } from '../../../support/until.ts';

it('comes once to each of two whose merge is undone in the moment in which it is being sent', async () => {
  const fake = createFakeChannel();
  let under = 0;
  const send: typeof fake.send = (message) => {
    under += 1;
    return fake.send(message);
  };
  const flows = { kabar: 'steps:\n  - say: Satu.\n' };
  const channel = { ...fake, send };
  const stage = await createBroadcastStage({ flows, channel, realClock: createFakeClock(0) });
  await stage.people(2);
  fake.faults.push(new SendError('network', 'no'), new SendError('network', 'no'));
  const { content, ...wishes } = inputOf('');
  await stage.broadcasts.create('b1', { ...wishes, content: { ...content, text: {}, flow: 'kabar' } }, 'ani');
  await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
  await stage.turn();
  await stage.companion.merge('p000', 'p001');
  const open = fake.hold();
  stage.clock.advance(60_000);
  await until(() => Promise.resolve(under === 3));
  const parting = stage.companion.unmerge('p001');
  for (let tick = 0; tick < 50; tick += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  open();
  await parting;
  await stage.companion.settled();
  await stage.pass(60 * 60_000);
  await stage.turn();
  expect(fake.arrived.map(({ to }) => to).sort()).toEqual(['simulator:p000', 'simulator:p001']);
  expect(await stage.states('b1')).toEqual({ sent: 2 });
  expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
});
