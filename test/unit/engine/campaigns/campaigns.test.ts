import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { agreed, monday } from '../../../support/somebody.ts';
import { held, oneDay, openTimed, starts, timedFlow } from '../../../support/timed-flow.ts';

const hour = 3_600_000;
const day = 24 * hour;

const weekly = timedFlow("every: { cron: '0 8 * * MON' }");

describe('a flow with a rhythm', () => {
  it('comes each time at its hour, once, and names what caused it', () => {
    const talk = openTimed(weekly);
    talk.pass('20d');
    expect(starts(talk)).toEqual(['2025-05-12 08:00', '2025-05-19 08:00']);
    const [first] = talk.effects('send');
    expect(first?.cause).toEqual({
      name: expect.stringMatching(/^schedule:kabar\.[0-9a-z]{8}@2025-05-12T08:00$/u),
      attempt: 0,
      due: monday + 7 * day,
    });
  });

  it('comes on the very moment at which it was first planned, and not for what lay before', () => {
    expect(starts(at(monday))).toEqual(['2025-05-05 08:00']);
    expect(starts(at(monday + 60_000))).toEqual([]);

    function at(now: number): Talk {
      const talk = openTimed(weekly, { now });
      talk.pass('1h');
      return talk;
    }
  });

  it.each([
    [
      "every: { rule: second Tuesday, at: '14:30' }",
      ['2025-05-13 14:30', '2025-06-10 14:30', '2025-07-08 14:30'],
    ],
    ["every: { rule: last Friday, at: '07:15' }", ['2025-05-30 07:15', '2025-06-27 07:15']],
    [
      "every: { rule: every 2 weeks from 2025-05-08, at: '08:00' }",
      ['2025-05-08 08:00', '2025-05-22 08:00', '2025-06-05 08:00', '2025-06-19 08:00', '2025-07-03 08:00'],
    ],
    ["every: { rule: last day, at: '08:00' }", ['2025-05-31 08:00', '2025-06-30 08:00']],
    ["every: { rule: every Monday and Thursday, at: '08:00', audience: 'village = Songgon' }", []],
    ["every: { cron: '0 8 1 * *', not_on: holidays }", ['2025-07-01 08:00']],
    [
      "every: { cron: '0 8 * * THU', only_on: { market_day: pon } }",
      ['2025-06-05 08:00', '2025-07-10 08:00'],
    ],
    ["every: { cron: '0 8 20 * *' }", ['2025-05-20 08:00', '2025-06-20 09:30']],
  ])('keeps its calendar: %s', (trigger, days) => {
    const localDays = {
      holidays: [oneDay(2025, 6, 1, null)],
      ramadan: [oneDay(2025, 6, 20, 9 * 60 + 30)],
    };
    const talk = openTimed(timedFlow(trigger), { localDays });
    talk.pass('67d');
    expect(starts(talk)).toEqual(days);
  });

  it('comes once where clocks go forward and back, and never not', () => {
    const now = Date.parse('2026-03-27T12:00:00Z');
    const berlin = { now, contact: { timezone: 'Europe/Berlin' } };
    const spring = openTimed(timedFlow("every: { cron: '30 2 * * *' }"), berlin);
    spring.pass('4d');
    expect(starts(spring, 'Europe/Berlin')).toEqual([
      '2026-03-28 02:30',
      '2026-03-29 03:00',
      '2026-03-30 02:30',
      '2026-03-31 02:30',
    ]);
    const autumn = openTimed(timedFlow("every: { cron: '30 2 * * *' }"), {
      ...berlin,
      now: Date.parse('2026-10-24T12:00:00Z'),
    });
    autumn.pass('2d');
    expect(starts(autumn, 'Europe/Berlin')).toEqual(['2026-10-25 02:30', '2026-10-26 02:30']);
    expect(autumn.effects('session')[0]?.at).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  it('comes once on a Monday to who travels over many zones, late rather than not', () => {
    const west = openTimed(weekly, { now: monday - day, contact: { timezone: 'Asia/Jakarta' } });
    west.pass('25h');
    west.happen({
      kind: 'message',
      message: {
        from: 'simulator:siti',
        text: 'x',
        media: [],
        tap: null,
        startCode: null,
        edited: false,
        sentAt: null,
      },
    });
    move(west, 'America/New_York');
    west.pass('6d');
    expect(starts(west)).toEqual(['2025-05-05 08:00']);
    const east = openTimed(weekly, { now: monday - day, contact: { timezone: 'Europe/Berlin' } });
    east.pass('24h');
    move(east, 'Asia/Tokyo');
    east.pass('1h');
    expect(starts(east, 'Asia/Tokyo')).toEqual(['2025-05-05 10:00']);
    east.pass('3d');
    expect(starts(east)).toHaveLength(1);

    function move(talk: Talk, timezone: string): void {
      Object.assign(talk.contact(), { timezone });
      talk.happen({ kind: 'handback' });
    }
  });

  it.each([
    ['', '20h', ['2025-05-13 04:00'], []],
    ['', '5d', [], ['missed']],
    ['catch_up: latest', '16d', ['2025-05-28 08:00'], ['missed', 'missed']],
    ['catch_up: none', '2h', [], ['missed']],
    ['catch_up: none', '30m', ['2025-05-12 08:30'], []],
  ])('makes up for an outage as it says: %s after %s', (policy, outage, began, reasons) => {
    const talk = openTimed(timedFlow(`every: { cron: '0 8 * * MON', ${policy} }`));
    talk.pass('6d');
    talk.sleep('1d');
    talk.sleep(outage);
    talk.pass('1m');
    expect(starts(talk)).toEqual(began);
    expect(held(talk)).toEqual(reasons);
    talk.pass('1d');
    expect(starts(talk)).toEqual(began);
  });

  it('has a row for each that was missed in ten days, also for those that the loop guard stopped', () => {
    const talk = openTimed(timedFlow("every: { cron: '0 8 * * *', catch_up: all, mode: interrupt }"));
    talk.sleep('10d');
    talk.pass('1m');
    const named = (each: { readonly cause?: { readonly name: string } | undefined }): string =>
      each.cause?.name.split('@')[1] ?? '';
    const came = talk.effects('send').map(named);
    const stopped = talk.effects('delivery').filter(({ reason }) => reason === 'loop');
    expect(came).toHaveLength(4);
    expect(stopped.every(({ state }) => state === 'failed')).toBe(true);
    expect([...came, ...stopped.map(named)].sort()).toEqual(
      Array.from({ length: 10 }, (_, after) => `2025-05-${String(6 + after).padStart(2, '0')}T08:00`),
    );
  });

  it('says of what waited for a conversation that a loop, or the end of its flow, let it come no more', () => {
    const talk = openTimed(weekly, { flows: { kabar: weekly, uji: 'steps:\n  - ask: Apa?\n    id: apa' } });
    talk.pass('6d');
    talk.start('uji');
    talk.pass('1d');
    expect(held(talk)).toEqual(['conversation']);
    for (let each = 0; each < 5; each++) {
      talk.start('uji');
    }
    expect(held(talk)).toEqual(['conversation', 'loop']);
    talk.pass('6d');
    talk.start('uji');
    talk.pass('1d');
    expect(held(talk).at(-1)).toBe('conversation');
    talk.withdraw('kabar', 'gone');
    talk.hear('banyak');
    talk.pass('1m');
    expect(held(talk).at(-1)).toBe('no_flow');
  });

  it('makes up for each one that was missed, one after the other', () => {
    const talk = openTimed(timedFlow("every: { cron: '0 8 * * MON', catch_up: all }"));
    talk.sleep('15d');
    talk.pass('20h');
    expect(starts(talk)).toEqual(['2025-05-20 08:00', '2025-05-20 14:00']);
    const causes = talk.effects('send');
    expect(causes.map(({ cause }) => cause?.name.split('@')[1])).toEqual([
      '2025-05-12T08:00',
      '2025-05-19T08:00',
    ]);
  });

  it('is gone with STOP, and comes again after START with the next time only', () => {
    const talk = openTimed(weekly);
    talk.hear('stop');
    expect(talk.contact().followUps).toEqual([]);
    talk.pass('8d');
    expect(starts(talk)).toEqual([]);
    talk.hear('mulai');
    talk.pass('7d');
    expect(starts(talk)).toEqual(['2025-05-19 08:00']);
  });

  it('leaves out who is not in the audience when its time has come, even by time alone', () => {
    const parted = openTimed(timedFlow("every: { cron: '0 8 * * MON', audience: 'village = Songgon' }"), {
      contact: { village: 'Songgon' },
    });
    expect(parted.contact().followUps).toHaveLength(1);
    Object.assign(parted.contact(), { village: 'Kabat' });
    parted.happen({ kind: 'handback' });
    expect(parted.contact().followUps).toEqual([]);
    const drifting = openTimed(
      timedFlow("every: { cron: '0 8 * * *', audience: 'last_seen < 3 days ago' }"),
      {
        contact: { lastHeardAt: monday },
      },
    );
    drifting.pass('4d');
    expect(starts(drifting)).toEqual(['2025-05-09 08:00']);
  });

  it('is counted and held for who never agreed, and for who agreed to older words or without a guardian', () => {
    expect(after({ consent: { ...agreed.consent, status: 'unknown' } })).toEqual(['no_consent']);
    expect(after({}, 2)).toEqual(['old_consent']);
    expect(after({ consent: { ...agreed.consent, version: 2 } }, 2)).toEqual([]);
    expect(after({ fields: { born_on: '2010-01-01' } })).toEqual(['no_guardian']);
    expect(
      after({ fields: { born_on: '2010-01-01' }, consent: { ...agreed.consent, guardian: 'Bu Ani' } }),
    ).toEqual([]);
    expect(after({ fields: { born_on: '2007-05-01' } })).toEqual([]);

    function after(contact: Partial<Contact>, version = 1): readonly string[] {
      const purposes = { programme: { title: '', version, ask: null } };
      const talk = openTimed(weekly, { contact, manners: { consent: true, purposes } });
      talk.pass('7d');
      expect(starts(talk)).toHaveLength(held(talk).length === 0 ? 1 : 0);
      return held(talk);
    }
  });

  it('asks for today’s words in place of what needs them, and then goes on', () => {
    const ask = `steps:\n  - ask: Setuju?\n    id: yes\n    answer: yes_no\n    remind: []\n    timeout: { after: 6h }\n  - set: { contact.opted_in: '@results.yes' }\n`;
    const purposes = { programme: { title: '', version: 2, ask: 'setuju' } };
    const talk = openTalk({
      flows: { kabar: weekly, setuju: ask },
      contact: agreed,
      now: monday + 1,
      manners: { consent: true, purposes },
    });
    talk.happen({ kind: 'handback' });
    expect(talk.pass('7d')).toEqual(['Setuju?']);
    talk.hear('ya');
    expect(talk.contact().consent).toMatchObject({ status: 'opted_in', version: 2 });
    expect(talk.pass('7d')).toEqual(['Apa kabar?']);
  });

  it('asks by its purpose', () => {
    const study = timedFlow("every: { cron: '0 8 * * MON', purpose: study }");
    const purposes = {
      programme: { title: '', version: 1, ask: null },
      study: { title: '', version: 1, ask: null },
    };
    const manners = { consent: true, purposes };
    const without = openTimed(study, { manners });
    without.pass('7d');
    expect(held(without)).toEqual(['no_consent']);
    const with_ = openTimed(study, { manners, contact: { consents: { study: agreed.consent } } });
    with_.pass('7d');
    expect(starts(with_)).toHaveLength(1);
  });
});
