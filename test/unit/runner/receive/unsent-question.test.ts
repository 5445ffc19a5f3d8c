import { describe, expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createHouse, type House, phone } from '../../../support/household.ts';
import { createStage, type StageOptions } from '../../../support/stage.ts';

const hour = 60 * 60 * 1000;
const question = 'Bagaimana kabarnya?';
const flows = {
  kabar: `steps:
  - say: Halo.
  - wait: 2h
  - ask: ${question}
    id: kabar
  - say: Terima kasih, @results.kabar.
`,
};
const manners = { quietHours: { from: '20:00', to: '07:00' }, cap: null };
const inTheEvening = (): Omit<StageOptions, 'channel'> => ({
  flows,
  manners,
  clock: createFakeClock(Date.parse('2025-05-05T19:00:00+07:00')),
});

/** What staff began with Siti goes on at nine in the evening. */
async function askedAtNight(options: Partial<StageOptions> = {}): Promise<House> {
  const house = await createHouse(['Siti'], { ...inTheEvening(), ...options });
  expect(await house.start('siti')).toEqual(['Halo.']);
  expect(await house.pass(2 * hour)).toEqual([]);
  return house;
}

describe('a question that waits for the morning', () => {
  it('is not answered by what is written in the evening before', async () => {
    const house = await askedAtNight();
    expect(await house.hear('sudah tidur bu')).not.toContain('Terima kasih, sudah tidur bu.');
    expect(await house.pass(10 * hour)).toEqual([question]);
    expect(await house.hear('sehat')).toEqual(['Terima kasih, sehat.']);
  });

  it('is not answered after a restart either', async () => {
    const store = await openEmbeddedStore({ path: ':memory:', now: Date.now });
    const { clock } = await askedAtNight({ store });
    const channel = createFakeChannel();
    const stage = await createStage({ ...inTheEvening(), channel, store, clock });
    await stage.say('sudah tidur bu', { from: phone });
    expect(channel.arrived.map(({ text }) => text)).not.toContain('Terima kasih, sudah tidur bu.');
  });

  it('is asked at once where they ask what was asked, and no second time', async () => {
    const house = await askedAtNight();
    expect(await house.hear('ulangi')).toEqual([question]);
    expect(await house.pass(10 * hour)).toEqual([]);
    expect(await house.hear('sehat')).toEqual(['Terima kasih, sehat.']);
  });
});

it('a question on its way, not yet written down as sent, is answered by what comes then', async () => {
  const house = await createHouse(['Siti'], { flows, manners });
  await house.start('siti');
  const send = house.channel.send.bind(house.channel);
  const open = house.channel.hold();
  const begun = new Promise<void>((resolve) => {
    Object.assign(house.channel, {
      send: (...sent: Parameters<typeof send>) => {
        resolve();
        return send(...sent);
      },
    });
  });
  const asked = house.pass(2 * hour);
  await begun;
  const heard = house.hear('sehat');
  await new Promise((done) => setTimeout(done, 20));
  open();
  await asked;
  await heard;
  expect(house.channel.arrived.map(({ text }) => text)).toEqual(['Halo.', question, 'Terima kasih, sehat.']);
});
