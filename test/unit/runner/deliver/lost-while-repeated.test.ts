import { expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { createFakeLeases } from '../../../support/tenure-holder.ts';

it('leaves what was in doubt to whoever holds the channel next, where it was lost while it was repeated', async () => {
  const fake = createFakeChannel();
  const { leases, state } = createFakeLeases();
  const realClock = createFakeClock(0);
  let tries = 0;
  const send: typeof fake.send = (message) => {
    tries += 1;
    if (tries === 2) {
      // The store is away for so long that the channel is let go, which cuts the send off.
      state.broken = true;
      realClock.advance(10_000);
    }
    return tries < 3 ? Promise.reject(new SendError('ambiguous', 'cut off')) : fake.send(message);
  };
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
  const scheduler = createSharedAlarms(clock.now)();
  const channel = { ...fake, send };
  const stage = await createBroadcastStage({ channel, clock, realClock, leases, scheduler });
  await stage.people(1);
  const words = { kind: 'notice', text: 'Halo', media: [], from: null, urgent: true } as const;
  // Told again, it is only looked at what waits.
  const look = () => stage.companion.happen('p000', { id: 'n1', at: clock.now(), ...words });
  await look();
  await stage.companion.settled();
  clock.advance(60_000);
  await look();
  await stage.companion.settled();
  expect(tries).toBe(2);
  expect((await stage.rows('messages')).map(({ data }) => data['state'])).not.toContain('failed');
  expect((await stage.store.find('p000'))?.outbox).toMatchObject([{ doubted: true, send: { text: 'Halo' } }]);
  await stage.companion.stop();
});
