import { describe, expect, it } from '@jest/globals';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createStage } from '../../support/stage.ts';

const hour = 3_600_000;
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind:
      - { after: 12h, say: Kami tunggu. }
    timeout: { after: 3d, goto: sayang }
  - say: Terima kasih.
    goto: end
  - id: sayang
    say: Lain kali, ya.
`,
};

describe('time', () => {
  it('moves a reminder out of the night and never a timeout', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.pass(12 * hour);
    expect(channel.arrived).toHaveLength(1);
    await stage.pass(9 * hour - 1);
    expect(channel.arrived).toHaveLength(1);
    await stage.pass(1);
    expect(channel.arrived.at(-1)?.text).toBe('Kami tunggu.');
    await stage.pass(60 * hour);
    expect(channel.arrived.at(-1)?.text).toBe('Lain kali, ya.');
    expect((await stage.rows('sessions')).at(-1)?.data['status']).toBe('completed');
  });

  it('fires each follow-up once over a restart, and after time spent asleep', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel, manners: { quietHours: null } });
    await stage.say('kabar');
    await stage.companion.stop();
    stage.clock.set(stage.clock.now() + 13 * hour);
    const again = await createStage({
      flows,
      channel,
      manners: { quietHours: null },
      store: stage.store,
      clock: stage.clock,
    });
    await again.companion.settled();
    await again.pass(hour);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Kami tunggu.']);
  });

  it('does not send a reminder that is over a day late, and says so', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    await stage.companion.stop();
    stage.clock.set(stage.clock.now() + 48 * hour);
    const again = await createStage({ flows, channel, store: stage.store, clock: stage.clock });
    await again.companion.settled();
    expect(channel.arrived).toHaveLength(1);
    expect((await again.rows('incidents')).map(({ data }) => data['what'])).toEqual(['too_late']);
  });

  it('rings by itself when the clock reaches a follow-up, without anybody moving it', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel, manners: { quietHours: null } });
    await stage.say('kabar');
    for (let minute = 0; minute <= 12 * 60; minute++) {
      stage.clock.advance(60_000);
      await stage.companion.settled();
    }
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Kami tunggu.']);
  });

  it('passes to the next thing that is due on demand', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('kabar');
    const moved = await stage.companion.moveClock('next');
    expect(new Date(moved.now).toISOString()).toBe('2025-05-06T00:00:00.000Z');
    expect(channel.arrived.at(-1)?.text).toBe('Kami tunggu.');
  });

  it.each([{ advance: 13 * hour }, 'next'] as const)(
    'passes no further when it was to pass %j and is asked again under the same name after a crash',
    async (move) => {
      const channel = createFakeChannel();
      const manners = { quietHours: null };
      const stage = await createStage({ flows, channel, manners });
      await stage.say('kabar');
      const begun = stage.clock.now();
      const goal = begun + (move === 'next' ? 12 : 13) * hour;
      const dies = createFakeClock(begun);
      const crashed = await createStage({
        ...{ flows, channel, manners, store: stage.store },
        clock: {
          ...dies,
          leap: () => {
            throw new Error('killed');
          },
        },
      });
      await expect(crashed.companion.moveClock(move, 'one')).rejects.toThrow('killed');
      stage.clock.set(begun + hour);
      const moved = await stage.companion.moveClock(move, 'one');
      expect(moved.now).toBe(goal);
      expect(channel.arrived.map(({ text }) => text)).toEqual(['Apa kabar?', 'Kami tunggu.']);
      expect(await stage.companion.moveClock(move, 'one')).toEqual(moved);
      expect(stage.clock.now()).toBe(goal);
      await expect(stage.companion.moveClock({ advance: 5 }, 'one')).rejects.toThrow('Idempotency-Key');
    },
  );

  it('stands still on demand while nothing is planned for anybody', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel(), replans: true });
    const now = stage.clock.now();
    expect(await stage.companion.moveClock('next')).toEqual({ now, handled: 0 });
    expect(await stage.companion.moveClock('next')).toEqual({ now, handled: 0 });
  });
});
