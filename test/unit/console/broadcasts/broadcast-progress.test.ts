import { describe, expect, it } from '@jest/globals';
import { type Broadcast } from '../../../../src/domain/broadcast.ts';
import { viewProgress } from '../../../../src/console/broadcasts/broadcast-view.ts';
import { consoleTexts } from '../../../../src/console/phrase.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const now = Date.parse('2025-05-05T10:00:00+07:00');
const tally = (state: string, count: number, reason: string | null = null) => ({
  of: { state, reason, channel: 'telegram' },
  count,
});

/** A broadcast for a hundred people that began ten minutes ago. */
async function begun(more: Partial<Broadcast> = {}): Promise<Broadcast> {
  const stage = await createBroadcastStage({ channel: createFakeChannel() });
  await stage.people(1);
  const broadcast = await stage.announce('Rapat');
  return { ...broadcast, startedAt: now - 10 * 60_000, size: 100, ...more };
}

describe('how far a broadcast has come', () => {
  it('counts no time for who will not get it, and gives no reasons for who has read it', async () => {
    const tallies = [tally('sent', 38), tally('read', 2, 'replied'), tally('failed', 40, 'unreachable')];
    expect(viewProgress(await begun(), tallies, now)).toMatchObject({
      ...{ arrived: 40, per_minute: 4, minutes_left: 5 },
      reasons: { unreachable: 40 },
    });
  });

  it('gives no time for those who wait for a person or a moment', async () => {
    const tallies = [tally('sent', 40), tally('held', 50, 'ticket'), tally('held', 10, 'pace')];
    expect(viewProgress(await begun(), tallies, now).minutes_left).toBe(3);
    expect(viewProgress(await begun(), [tally('sent', 40), tally('held', 60, 'cap')], now).minutes_left).toBe(
      0,
    );
  });

  it('is planned until the first person on earth has its local time', async () => {
    const broadcast = await begun({ local: '2025-05-07T08:00' });
    expect(viewProgress(broadcast, [], now).state).toBe('scheduled');
    expect(viewProgress(broadcast, [], Date.parse('2025-05-06T18:00:00Z')).state).toBe('running');
  });
});

it.each([
  ...['no_flow', 'talk_ended', 'answered', 'asked_again', 'timed_out', 'session_expired', 'merged'],
  ...['no_consent', 'stopped', 'called_off', 'paused', 'expression', 'ambiguous', 'refused', 'too_late'],
])('why somebody has nothing has words for a coordinator: %s', (reason) => {
  expect(consoleTexts).toContain(`held_${reason}`);
});
