import { expect, it } from '@jest/globals';
import { SendError } from '../../../src/channels/channel.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';
import { createFakeChannel, type FakeChannel } from '../../support/fake-channel.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createStage } from '../../support/stage.ts';

const flows = { kabar: 'triggers: [{ keyword: kabar }]\nsteps: [{ say: Halo. }]' };
const minute = 60_000;

/** A network that takes the first part of each message and fails at the second. */
function breakingOff(): FakeChannel {
  const channel = createFakeChannel();
  return {
    ...channel,
    send: async (message, onPart) => {
      await onPart?.(1);
      channel.arrived.push(message);
      throw new SendError('network', 'no net');
    },
  };
}

it('goes on after a restart where a message of several parts broke off, whatever held it up since', async () => {
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  const first = await createStage({ flows, channel: breakingOff(), clock, store });
  await first.say('kabar');
  await first.companion.stop();
  const channel = createFakeChannel();
  const again = await createStage({ flows, channel, clock, store });
  await again.pass(2 * minute);
  expect(channel.arrived).toMatchObject([{ text: 'Halo.', partsTaken: 1 }]);
  await again.companion.stop();
  await store.close();
});
