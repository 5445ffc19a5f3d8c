import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { newRecord } from '../../../../src/domain/contact/contact-record.ts';
import { noPlan } from '../../../../src/domain/plan.ts';
import { absorb } from '../../../../src/runner/merge/absorb.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { agreed, somebody } from '../../../support/somebody.ts';
import { createStage, messageOf as messageFrom } from '../../../support/stage.ts';

const noon = Date.parse('2025-05-05T12:00:00+07:00');
const flows = {
  kabar: `triggers:\n  - every: { cron: '0 21 * * 1' }\nsteps:\n  - say: Apa kabar?\n`,
  cerita: `triggers:\n  - keyword: cerita\nsteps:\n  - ask: Apa yang terjadi?\n    id: apa\n    answer: text\n`,
};

/** Two contacts, of whom nobody knows yet that they are one person. */
async function setUp() {
  const channel = createFakeChannel();
  const clock = createFakeClock(noon);
  const stage = await createStage({ flows, channel, clock });
  for (const id of ['tua', 'muda']) {
    await stage.companion.change(id, () => ({
      ...newContact({
        ...{ id, at: clock.now(), name: 'Siti', language: 'id', timezone: 'Asia/Jakarta' },
        ...{ addresses: [`simulator:${id}`], stranger: false },
      }),
      ...agreed,
    }));
  }
  const passTo = async (moment: string): Promise<void> => {
    await stage.pass(Date.parse(moment) - clock.now());
  };
  const states = async (): Promise<readonly unknown[]> =>
    (await stage.rows('deliveries')).map(({ data }) => [data['state'], data['reason']]).sort();
  const asked = (): number => channel.arrived.filter(({ text }) => text === 'Apa kabar?').length;
  return { stage, channel, passTo, states, asked };
}

describe('a run of a schedule that waits for two contacts who turn out to be one person', () => {
  it('comes once, and the run of the one who went says why', async () => {
    const { stage, passTo, states, asked } = await setUp();
    await passTo('2025-05-05T21:30:00+07:00');
    expect(await states()).toEqual([
      ['held', 'quiet_hours'],
      ['held', 'quiet_hours'],
    ]);
    await stage.companion.merge('tua', 'muda');
    await passTo('2025-05-06T09:00:00+07:00');
    expect(await states()).toEqual([
      ['sent', null],
      ['skipped', 'merged'],
    ]);
    await passTo('2025-05-10T09:00:00+07:00');
    expect(asked()).toBe(1);
    await stage.companion.stop();
  });

  it('comes no more where one of the two has had it', async () => {
    const { stage, passTo, asked } = await setUp();
    // The older one is in the middle of a talk, behind which the run waits.
    await stage.companion.hear({ key: 'k1', name: null, message: messageFrom('simulator:tua', 'cerita') });
    await stage.companion.settled();
    await passTo('2025-05-06T07:30:00+07:00');
    expect(asked()).toBe(1);
    await stage.companion.merge('tua', 'muda');
    await stage.companion.hear({ key: 'k2', name: null, message: messageFrom('simulator:tua', 'Baik') });
    await stage.companion.settled();
    await passTo('2025-05-10T09:00:00+07:00');
    expect(asked()).toBe(1);
    await stage.companion.stop();
  });
});

it('of each rhythm the latest that came to either of them has come to both, and comes no more', () => {
  const [first, second] = ['2025-05-05T21:00', '2025-05-12T21:00'];
  const had = (id: string, ran: { readonly [trigger: string]: string }) =>
    newRecord(somebody({ id, plan: { ...noPlan, ran } }));
  const older = had('tua', { kabar: second, ucapan: first, sekolah: first });
  const younger = had('muda', { kabar: first, ucapan: second, libur: first });
  expect(absorb(older, younger, { now: noon }).record.contact.plan?.ran).toEqual({
    ...{ kabar: second, ucapan: second },
    ...{ sekolah: first, libur: first },
  });
});
