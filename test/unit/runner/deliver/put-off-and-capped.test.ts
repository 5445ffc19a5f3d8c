import { expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { agreed } from '../../../support/somebody.ts';
import { createStage } from '../../../support/stage.ts';

const hour = 3_600_000;
const daily = (offset: string, text: string): string =>
  `triggers:\n  - after: { date: paid_on, offset: ${offset}, at: '10:00' }\nsteps:\n  - say: ${text}\n`;
const monday = Date.parse('2025-05-05T09:00:00+07:00');

it('counts a message that its number had no room for on the day on which it comes, so that day has no second one', async () => {
  const channel = createFakeChannel();
  const clock = createFakeClock(monday);
  const flows = { senin: daily('0d', 'Senin.'), selasa: daily('1d', 'Selasa.') };
  const stage = await createStage({ flows, channel, clock });
  await stage.companion.change('siti', () => ({
    ...newContact({
      ...{ id: 'siti', at: clock.now(), name: 'Siti', language: 'id', timezone: 'Asia/Jakarta' },
      ...{ addresses: ['simulator:siti'], stranger: false },
    }),
    ...agreed,
    fields: { paid_on: '2025-05-05' },
  }));
  channel.obstacles.push(new SendError('held', 'not today', 14 * hour, 'day_budget'));
  const came: string[] = [];
  for (let passed = 0; passed < 72; passed++) {
    await stage.pass(hour);
    for (const { text } of channel.arrived.splice(0)) {
      came.push(
        `${new Date(clock.now()).toLocaleString('sv', { timeZone: 'Asia/Jakarta' }).slice(5, 16)} ${text}`,
      );
    }
  }
  expect(came).toEqual(['05-06 07:00 Senin.', '05-07 07:00 Selasa.']);
  await stage.companion.stop();
});
