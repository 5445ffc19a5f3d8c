import { describe, expect, it } from '@jest/globals';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { messageOf } from '../../../support/stage.ts';

const second = 1000;
const size = 20;
const evening = Date.parse('2025-05-05T19:59:50+07:00');
const morning = Date.parse('2025-05-06T07:00:00+07:00');

/** An announcement to twenty people over a network that takes one message a second, of whom some have been told. */
async function beingTold(start: number) {
  const channel = createFakeChannel('telegram', { perSecond: 1, chatEvery: 1000, chatBurst: 5 });
  const clock = createFakeClock(start);
  const manners = { quietHours: { from: '20:00', to: '07:00' }, fridayPrayer: null, cap: null };
  const stage = await createBroadcastStage({ channel, clock, manners });
  await stage.people(size);
  const passUntil = async (until: number): Promise<void> => {
    while (clock.now() < until) {
      clock.advance(second);
      for (let each = 0; each < 5; each++) {
        await new Promise((done) => setImmediate(done));
      }
    }
  };
  await stage.announce('Rapat besok');
  const handing = stage.turn();
  await passUntil(start + 8 * second);
  const told = channel.arrived.length;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(size / 2);
  const last = 'p019';
  expect(channel.arrived.map(({ to }) => to)).not.toContain(`telegram:${last}`);
  return { channel, stage, clock, passUntil, handing, told, last };
}

describe('whoever stands in line for an announcement', () => {
  it('gets none of it after STOP, and the others get it once', async () => {
    const { channel, stage, clock, passUntil, handing, last } = await beingTold(evening - 3_600_000);
    const message = messageOf(`telegram:${last}`, 'stop');
    await stage.companion.hear({ key: 'stop', name: 'Siti', message });
    await passUntil(clock.now() + 60 * second);
    await handing;
    const texts = channel.arrived.map(({ to, text }) => (text === 'Rapat besok' ? to : ''));
    expect(texts).not.toContain(`telegram:${last}`);
    expect(new Set(texts.filter((each) => each !== '')).size).toBe(size - 1);
    expect(texts.filter((each) => each !== '')).toHaveLength(size - 1);
  });

  it('gets it in the morning when the quiet hours have begun meanwhile', async () => {
    const { channel, stage, clock, passUntil, handing } = await beingTold(evening);
    await passUntil(evening + 10 * second);
    const before = channel.arrived.length;
    await passUntil(evening + 120 * second);
    await handing;
    expect(channel.arrived).toHaveLength(before);
    clock.set(morning - second);
    await passUntil(morning + 60 * second);
    await stage.turn();
    expect(new Set(channel.arrived.map(({ to }) => to)).size).toBe(size);
    expect(channel.arrived).toHaveLength(size);
  });

  it('gets none of it once it is cancelled', async () => {
    const { channel, stage, clock, passUntil, handing, told } = await beingTold(evening - 3_600_000);
    await stage.broadcasts.cancel('b1');
    await passUntil(clock.now() + 60 * second);
    await handing;
    expect(channel.arrived).toHaveLength(told);
  });
});
