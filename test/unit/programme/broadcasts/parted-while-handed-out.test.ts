import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const minute = 60_000;

/** One of three was taken for another when an announcement was handed out, and it is still being sent to the third. */
async function begin() {
  const channel = createFakeChannel();
  const stage = await createBroadcastStage({ channel });
  await stage.people(3);
  await stage.companion.merge('p000', 'p002');
  channel.faults.push(new SendError('network', 'no'), new SendError('network', 'no'));
  await stage.announce('Kabar');
  await stage.turn();
  await stage.turn();
  const arrived = () => channel.arrived.map(({ to }) => to).sort();
  return { stage, arrived };
}

const all = ['simulator:p000', 'simulator:p001', 'simulator:p002'];

describe('an announcement for all of a query', () => {
  it('comes to whoever was taken for another when it was handed out, once they are themselves again', async () => {
    const { stage, arrived } = await begin();
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'started' });
    await stage.companion.unmerge('p002');
    await stage.pass(10 * minute);
    await stage.turn();
    expect(arrived()).toEqual(all);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 3 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it('comes to nobody who has only joined since', async () => {
    const { stage, arrived } = await begin();
    const known = (await stage.store.find('p001'))?.contact;
    if (known) {
      await stage.companion.change('p003', () => ({ ...known, id: 'p003', addresses: ['simulator:p003'] }));
    }
    await stage.pass(10 * minute);
    await stage.turn();
    expect(arrived()).toEqual(all.slice(0, 2));
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });
});
