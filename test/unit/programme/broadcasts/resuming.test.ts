import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { broadcastCause } from '../../../../src/domain/broadcast.ts';
import { deliveryRow } from '../../../../src/domain/delivery.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { writeOf } from '../../../support/store-samples.ts';

describe('a broadcast that was paused and goes on', () => {
  it('goes on at once for whom another process held, of which the copy at hand knows nothing', async () => {
    const channel = createFakeChannel('telegram');
    const stage = await createBroadcastStage({ channel });
    const { store, clock } = stage;
    await stage.people(5);
    channel.obstacles.push(...Array.from({ length: 5 }, () => new SendError('held', 'wait', 1000, 'pace')));
    await stage.announce('Halo');
    await stage.turn();
    const records = await store.list({ after: null, limit: 10 });
    const until = clock.now() + 600_000;
    const cause = { name: broadcastCause('b1'), attempt: 0 };
    await store.write({
      contacts: records.map((record) => {
        const outbox = record.outbox.map((each) =>
          each.kind === 'send' ? { ...each, notBefore: until, held: 'paused' } : each,
        );
        return writeOf({ ...record, revision: record.revision + 1, outbox });
      }),
      rows: records.map(({ id: contact }) => {
        const about = { cause, contact, reason: 'paused', at: clock.now(), channel: 'telegram' };
        return deliveryRow({ ...about, state: 'held' });
      }),
    });
    clock.advance(100);
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 5 });
  });
});
