import { describe, expect, it } from '@jest/globals';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const hour = 3_600_000;
const flows = { tanya: 'triggers: [keyword: tanya]\nsteps:\n  - ask: Apa?\n    id: apa\n    remind: []' };
const manners = {
  ...{ quietHours: { from: '20:00', to: '07:00' }, fridayPrayer: null },
  cap: { perDay: 1, perWeek: 3, unanswered: 3, then: 30 * 24 * hour },
};

describe('an announcement to somebody in a conversation', () => {
  it('is said to wait for its end, at night and over the cap too, before it is sent and after', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel('telegram'), flows, manners });
    const addresses = ['telegram:siti'] as const;
    await stage.people(2, (place) => (place === 0 ? { addresses } : { unasked: [stage.clock.now()] }));
    await stage.say('tanya');
    await stage.pass(11 * hour);
    const b1 = await stage.announce('Rapat');
    expect(await stage.broadcasts.preview('b1')).toMatchObject({
      held: { conversation: 1, quiet_hours: 1 },
    });
    await stage.turn();
    expect(b1.state).toBe('started');
    expect(await stage.states('b1')).toEqual({ 'held conversation': 1, 'held quiet_hours': 1 });
    await stage.pass(12 * hour);
    expect(await stage.states('b1')).toEqual({ 'held conversation': 1, sent: 1 });
  });
});
