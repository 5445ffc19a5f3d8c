import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { writeOf } from '../../../support/store-samples.ts';
import { until } from '../../../support/until.ts';

describe('who stands in line to be told something with many others', () => {
  it('is not told after another process erased them, and where they are now after it moved them', async () => {
    const pace = { perSecond: 5, chatEvery: 1, chatBurst: 5 };
    const channel = createFakeChannel('telegram', pace);
    const stage = await createBroadcastStage({ channel });
    await stage.people(20);
    await stage.announce('Halo');
    const told = (count: number) => () => {
      stage.clock.advance(50);
      return channel.arrived.length >= count;
    };
    await until(told(1));
    await stage.store.erase('p018', stage.clock.now());
    const addresses: Contact['addresses'] = ['telegram:new'];
    const mover = await stage.store.find('p019');
    const moved = mover && { ...mover, revision: 2, contact: { ...mover.contact, addresses } };
    await stage.store.write({ contacts: moved ? [writeOf(moved)] : [], rows: [] });
    await until(told(19));
    stage.clock.advance(5000);
    await stage.companion.settled();
    const to = channel.arrived.map((each) => each.to);
    expect(to).toHaveLength(19);
    expect(to).toContain('telegram:new');
    expect(to).not.toContain('telegram:p018');
  });
});
