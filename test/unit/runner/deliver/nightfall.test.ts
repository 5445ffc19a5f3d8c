import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { agreed } from '../../../support/somebody.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

const second = 1000;
const hour = 3600 * second;
const flows = {
  kabar: `triggers:\n  - after: { date: paid_on, offset: 0d, at: '19:59' }\nsteps:\n  - say: Sudah terima?\n`,
};
const evening = Date.parse('2025-05-05T19:58:00+07:00');
const nightfall = Date.parse('2025-05-05T20:00:00+07:00');
const morning = Date.parse('2025-05-06T07:00:00+07:00');

async function put(stage: Stage, id: string): Promise<void> {
  await stage.companion.change(id, () => ({
    ...newContact({
      id,
      at: stage.clock.now(),
      name: id,
      language: 'id',
      timezone: 'Asia/Jakarta',
      addresses: [`telegram:${id}`],
      stranger: false,
    }),
    ...agreed,
    fields: { paid_on: '2025-05-05' },
  }));
}

describe('what still stands in line for its network when the quiet hours begin', () => {
  it.each([
    ['because the network asks to wait for an hour', [new SendError('throttled', 'slow down', hour)], 30],
    ['because there are many before it', [], 100],
  ])('goes in the morning, %s', async (_why, faults, size) => {
    const channel = createFakeChannel('telegram', { perSecond: 1, chatEvery: 1000, chatBurst: 5 });
    channel.faults.push(...faults);
    const clock = createFakeClock(evening);
    const stage = await createStage({ flows, channel, clock });
    const pass = async (until: number): Promise<void> => {
      while (clock.now() < until) {
        clock.advance(second);
        await new Promise((done) => setImmediate(done));
      }
      await new Promise((done) => setImmediate(done));
    };
    await Promise.all(Array.from({ length: size }, (_, place) => put(stage, `p${place}`)));
    await pass(nightfall - 1);
    const before = channel.arrived.length;
    await pass(nightfall + 1.5 * hour);
    expect(channel.arrived).toHaveLength(before);
    clock.set(morning - second);
    await pass(morning + 150 * second);
    expect(channel.arrived).toHaveLength(size);
    expect(new Set(channel.arrived.map(({ to }) => to)).size).toBe(size);
    await stage.companion.stop();
  });
});
