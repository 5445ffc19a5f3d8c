import { expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

it('is said in full and once to each of two who were one while it waited, where it asks nothing', async () => {
  const channel = createFakeChannel();
  const flows = { kabar: 'steps:\n  - say: Satu.\n  - say: Dua.\n' };
  const stage = await createBroadcastStage({ flows, channel, realClock: createFakeClock(0) });
  await stage.people(2);
  channel.faults.push(new SendError('network', 'no'), new SendError('network', 'no'));
  const { content, ...wishes } = inputOf('');
  await stage.broadcasts.create('b1', { ...wishes, content: { ...content, text: {}, flow: 'kabar' } }, 'ani');
  await stage.broadcasts.start('b1', { at: null, local: null, confirm: false });
  await stage.turn();
  await stage.companion.merge('p000', 'p001');
  await stage.companion.unmerge('p001');
  await stage.companion.settled();
  await stage.pass(60 * 60_000);
  await stage.turn();
  const heard = (to: string) => channel.arrived.filter((each) => each.to === to).map(({ text }) => text);
  expect(['simulator:p000', 'simulator:p001'].map(heard)).toEqual([
    ['Satu.', 'Dua.'],
    ['Satu.', 'Dua.'],
  ]);
  expect(await stage.states('b1')).toEqual({ sent: 2 });
  expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
});
