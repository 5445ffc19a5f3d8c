import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { noConsent } from '../../../../src/domain/consent.ts';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { type OutboundMessage } from '../../../../src/domain/message.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

/** Two contacts of one person, at noon in Jakarta. */
async function setUp(...people: readonly Partial<Contact>[]) {
  const fake = createFakeChannel();
  const refused = new Set<string>();
  const channel = {
    ...fake,
    send: (message: OutboundMessage) =>
      refused.has(message.to) ? Promise.reject(new SendError('refused', 'no')) : fake.send(message),
  };
  const manners = { quietHours: { from: '20:00', to: '07:00' }, fridayPrayer: null, cap: null };
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0), manners });
  await stage.people(2, (place) => people[place] ?? {});
  const set = (moment: string): void => {
    stage.clock.set(Date.parse(moment));
  };
  set('2025-05-05T12:00:00+07:00');
  const texts = (): readonly string[] => fake.arrived.map(({ text }) => text);
  const tryAgain = async () => {
    await stage.broadcasts.retry('b1');
    await stage.turn();
  };
  return { fake, refused, stage, set, texts, tryAgain, merge: () => stage.companion.merge('p000', 'p001') };
}

/** There it is night. */
const abroad = { timezone: 'America/New_York' };

describe('a person of whom two contacts are made one when those who did not get a broadcast were tried again', () => {
  it('is waited for where it failed a second time as the one and still comes as the other, and gets it once', async () => {
    const { refused, stage, set, texts, tryAgain, merge } = await setUp({}, abroad);
    refused.add('simulator:p000');
    await stage.announce('Kabar');
    await stage.turn();
    await tryAgain();
    expect(await stage.states('b1')).toEqual({ 'failed refused': 1, 'held quiet_hours': 1 });
    refused.clear();
    await merge();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'started' });
    set('2025-05-06T09:00:00+07:00');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
    await tryAgain();
    expect(texts()).toEqual(['Kabar']);
  });

  it('is tried again after the merge where that fails, too', async () => {
    const { refused, stage, set, texts, tryAgain, merge } = await setUp({}, abroad);
    refused.add('simulator:p000').add('simulator:p001');
    await stage.announce('Kabar');
    await stage.turn();
    await tryAgain();
    await merge();
    set('2025-05-06T09:00:00+07:00');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'failed refused': 1, 'skipped merged': 1 });
    refused.clear();
    await tryAgain();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    expect(texts()).toEqual(['Kabar']);
  });

  it('has had it where it came to the one, however often it was tried for the other', async () => {
    const { refused, stage, set, texts, tryAgain, merge } = await setUp();
    refused.add('simulator:p001');
    await stage.announce('Kabar');
    await stage.turn();
    refused.clear();
    set('2025-05-05T22:00:00+07:00');
    await tryAgain();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 1, sent: 1 });
    await merge();
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
    set('2025-05-06T09:00:00+07:00');
    await stage.turn();
    expect(texts()).toEqual(['Kabar']);
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });

  it('is waited for where the text still has a hole for the other', async () => {
    const { stage, set, texts, tryAgain, merge } = await setUp(
      { ...abroad, fields: { anak: 2 } },
      { fields: { anak: 0 } },
    );
    await stage.announce('@(10 / contact.fields.anak) kg');
    await stage.turn();
    await tryAgain();
    expect(await stage.states('b1')).toEqual({ 'held expression': 1, 'held quiet_hours': 1 });
    await merge();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'held quiet_hours': 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'started' });
    set('2025-05-05T21:00:00+07:00');
    await stage.turn();
    expect(texts()).toEqual(['5 kg']);
    expect(await stage.states('b1')).toEqual({ sent: 1, 'skipped merged': 1 });
  });

  it('is not waited for where STOP, said as the one, ends what still came to the other', async () => {
    const stopped = { consent: { ...noConsent, status: 'opted_out' } } as const;
    const { fake, stage, merge } = await setUp(stopped, {});
    fake.obstacles.push(new SendError('held', 'wait', 60_000, 'pace'));
    await stage.announce('Kabar');
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ queued: 1, 'skipped stopped': 1 });
    await merge();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ 'cancelled stopped': 1, 'skipped merged': 1 });
    expect(await stage.broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });
});
