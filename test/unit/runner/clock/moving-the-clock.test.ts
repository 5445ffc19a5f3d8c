import { describe, expect, it } from '@jest/globals';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createSharedAlarms } from '../../../support/shared-alarms.ts';
import { messageOf } from '../../../support/stage.ts';

const hour = 3_600_000;
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - say: Selamat pagi.
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind:
      - { after: 12h, say: Kami tunggu. }
    timeout: { after: 3d }
`,
};

describe('a clock that is moved', () => {
  it('passes each instant in order while the first words of a flow are held and others wait behind them', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, flows });
    const begun = stage.clock.now();
    await stage.say('kabar');
    await stage.people(1);
    const { content, ...wishes } = inputOf('', { query: null, contacts: ['p000'] });
    const begins = { ...wishes, content: { ...content, text: {}, flow: 'kabar' } };
    await stage.broadcasts.create('b1', begins, 'ani');
    await stage.broadcasts.start('b1', { at: begun + hour, local: null, confirm: false });
    const open = channel.hold();
    const passing = stage.companion.moveClock({ advance: hour });
    await new Promise((resolve) => setImmediate(resolve));
    await stage.broadcasts.pause('b1');
    open();
    await passing;
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held paused': 1 });
    await stage.pass(24 * hour);
    const reminder = (await stage.rows('messages')).find(({ data }) => data['text'] === 'Kami tunggu.');
    expect(reminder && new Date(reminder.at).toISOString()).toBe(new Date(begun + 12 * hour).toISOString());
  });

  it('passes each instant in order while another process has still something to send', async () => {
    const channel = createFakeChannel();
    const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
    const realClock = createFakeClock(clock.now());
    const stage = await createBroadcastStage({
      ...{ channel, flows, clock, others: [createFakeChannel('telegram')] },
      scheduler: createSharedAlarms(clock.now)(),
      realClock,
      leases: {
        take: ({ name }) => Promise.resolve(name.includes('telegram') ? null : 1),
        drop: () => Promise.resolve(),
      },
    });
    const begun = stage.clock.now();
    await stage.say('kabar');
    const message = messageOf('telegram:dewi', 'kabar');
    await stage.companion.hear({ key: 'd1', name: 'Dewi', message });
    await stage.companion.settled();
    const real = setInterval(() => {
      realClock.set(realClock.now() + 1000);
    });
    await stage.pass(24 * hour);
    clearInterval(real);
    const reminder = (await stage.rows('messages')).find(({ data }) => data['text'] === 'Kami tunggu.');
    expect(reminder && new Date(reminder.at).toISOString()).toBe(new Date(begun + 12 * hour).toISOString());
  });

  it('comes to rest on its way to the next thing that is due, though a message is put off again and again', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    const begun = stage.clock.now();
    await stage.people(1, () => ({ addresses: ['telegram:away'] }));
    const words = { kind: 'notice', text: 'Halo', media: [], from: null, urgent: true } as const;
    await stage.companion.happen('p000', { id: 'n1', at: begun, ...words });
    await stage.companion.settled();
    const { now, handled } = await stage.companion.moveClock('next');
    expect(handled).toBe(0);
    expect(now - begun).toBeLessThanOrEqual(9 * 24 * hour);
    // Thousands of looks at it lie on the way.
  }, 120_000);
});
