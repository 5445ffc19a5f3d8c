import { expect, describe, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { agreed } from '../../../support/somebody.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

const minute = 60_000;
const hour = 60 * minute;
const flows = {
  kabar: `triggers:\n  - after: { date: paid_on, offset: 0d, at: '10:00' }\nsteps:\n  - say: Sudah terima?\n`,
};
const dueAt = Date.parse('2025-05-05T10:00:00+07:00');

/** Siti's message of ten o'clock waits for its retry when a coordinator takes the conversation over. */
async function open(): Promise<[Stage, FakeChannel]> {
  const channel = createFakeChannel();
  const stage = await createStage({
    ...{ flows, channel, clock: createFakeClock(dueAt - minute) },
    manners: { tickets: { within: hour, lasts: 30 * 24 * hour } },
  });
  await stage.companion.change('siti', () => ({
    ...newContact({
      ...{ id: 'siti', at: stage.clock.now(), name: 'Siti', language: 'id', timezone: 'Asia/Jakarta' },
      ...{ addresses: ['simulator:siti'], stranger: false },
    }),
    ...agreed,
    fields: { paid_on: '2025-05-05' },
  }));
  channel.faults.push(new SendError('network', 'no net'));
  await stage.pass(minute + 1000);
  const handover = { kind: 'handover', ticket: null, topic: 'sakit' } as const;
  await stage.companion.happen('siti', { id: 'h1', at: stage.clock.now(), ...handover });
  await stage.companion.settled();
  return [stage, channel];
}

const texts = ({ arrived }: FakeChannel): readonly string[] => arrived.map(({ text }) => text);

async function fate(stage: Stage): Promise<readonly unknown[]> {
  return (await stage.rows('deliveries')).map(({ data }) => [data['state'], data['reason']]);
}

describe('a message of a campaign that was still to go when a human took the conversation over', () => {
  it('is held, with the reason, and goes once the conversation is handed back', async () => {
    const [stage, channel] = await open();
    await stage.pass(5 * hour);
    expect(texts(channel)).toEqual([expect.stringContaining('kami teruskan ke petugas')]);
    expect(await fate(stage)).toEqual([['held', 'ticket']]);
    await stage.companion.happen('siti', { id: 'h2', at: stage.clock.now(), kind: 'handback' });
    await stage.pass(hour);
    expect(texts(channel).slice(1)).toEqual(['Sudah terima?']);
    expect(await fate(stage)).toEqual([['sent', null]]);
    await stage.companion.stop();
  });

  it('is dropped and reported when that takes more than three days', async () => {
    const [stage, channel] = await open();
    await stage.pass(80 * hour);
    expect(await fate(stage)).toEqual([['expired', 'too_late']]);
    expect((await stage.rows('incidents')).map(({ data }) => data['what'])).toContain('too_late');
    await stage.companion.happen('siti', { id: 'h2', at: stage.clock.now(), kind: 'handback' });
    await stage.pass(hour);
    expect(texts(channel)).not.toContain('Sudah terima?');
    await stage.companion.stop();
  });
});
