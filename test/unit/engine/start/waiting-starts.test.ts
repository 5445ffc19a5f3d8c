import { describe, expect, it } from '@jest/globals';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { agreed, monday } from '../../../support/somebody.ts';
import { held, oneDay, openTimed, starts, timedFlow } from '../../../support/timed-flow.ts';

describe('one conversation at a time', () => {
  const talkative = `steps:\n  - ask: Cerita?\n    id: story\n    remind: []\n    timeout: { after: 6d, goto: end }\n`;
  const by = (mode: string, more = ''): string =>
    timedFlow(`every: { cron: '0 8 * * MON', mode: ${mode}${more} }`);

  function during(flows: Record<string, string>): Talk {
    const talk = openTalk({ flows: { cerita: talkative, ...flows }, contact: agreed, now: monday + 1 });
    talk.happen({ kind: 'handback' });
    talk.pass('6d');
    talk.start('cerita');
    talk.pass('30h');
    return talk;
  }

  it('waits for the running one, gives up, or takes its place', () => {
    const waits = during({ kabar: by('wait') });
    expect(held(waits)).toEqual(['conversation']);
    expect(waits.hear('panjang')).toEqual([]);
    expect(waits.pass('1s')).toEqual(['Apa kabar?']);
    const skips = during({ kabar: by('skip') });
    expect([held(skips), skips.effects('delivery')[0]?.state]).toEqual([['conversation'], 'skipped']);
    skips.hear('panjang');
    expect(skips.pass('1d')).toEqual([]);
    const interrupts = during({ kabar: by('interrupt') });
    expect(
      interrupts
        .effects('session')
        .map(({ flow, status }) => `${flow} ${status}`)
        .slice(0, 3),
    ).toEqual(['cerita active', 'cerita expired', 'kabar active']);
  });

  it('lets the more important one go first, planned for the same moment or in line', () => {
    const talk = during({ kabar: by('wait', ', priority: low'), penting: by('wait', ', priority: high') });
    talk.hear('panjang');
    talk.pass('1s');
    talk.hear('baik');
    talk.pass('1s');
    expect(order(talk)).toEqual(['cerita', 'penting', 'kabar']);
    const free = openTalk({
      flows: { kabar: by('wait', ', priority: low'), penting: by('wait', ', priority: high') },
      contact: agreed,
      now: monday + 1,
    });
    free.happen({ kind: 'handback' });
    free.pass('7d');
    free.hear('baik');
    free.pass('1s');
    expect(order(free)).toEqual(['penting', 'kabar']);

    function order(of: Talk): readonly string[] {
      return of
        .effects('session')
        .filter(({ status }) => status === 'active')
        .map(({ flow: id }) => id);
    }
  });

  it('drops and reports what waited over three days', () => {
    const talk = during({ kabar: by('wait') });
    talk.pass('4d');
    talk.hear('panjang');
    talk.pass('1d');
    expect(held(talk)).toEqual(['conversation', 'too_late']);
    expect(talk.contact().waitingStarts).toEqual([]);
  });
});

describe('a flow that hangs on a date', () => {
  const campaign = timedFlow("after: { date: paid_on, offset: 3d, at: '09:00' }");

  it('comes once for each value of the date, and moves with it', () => {
    const talk = openTimed(campaign, { contact: { fields: { paid_on: '2025-05-06' } } });
    set(talk, '2025-05-10');
    talk.pass('9d');
    expect(starts(talk)).toEqual(['2025-05-13 09:00']);
    set(talk, '2025-05-10');
    set(talk, '2025-05-12');
    set(talk, '2025-05-10');
    talk.pass('9d');
    expect(starts(talk)).toEqual(['2025-05-13 09:00']);
    set(talk, '2025-06-10');
    talk.pass('30d');
    expect(starts(talk)).toEqual(['2025-05-13 09:00', '2025-06-13 09:00']);
  });

  it('does nothing for a date that is none, is gone, or lay too far back when it was written', () => {
    const talk = openTimed(campaign, { contact: { fields: { paid_on: 'kemarin' } } });
    expect(talk.contact().followUps).toEqual([]);
    set(talk, '2025-05-01');
    expect(talk.contact().followUps).toEqual([]);
    set(talk, '2025-05-09');
    expect(talk.contact().followUps).toHaveLength(1);
    set(talk, null);
    talk.pass('9d');
    expect(starts(talk)).toEqual([]);
  });

  it.each([
    ['2025-10-26', '2025-10-27 00:00'],
    ['2025-03-30', '2025-03-31 00:00'],
  ])('comes a day after %s, of which the clocks make another length, on the day after', (due, comes) => {
    const now = Date.parse(`${due}T00:00:00Z`) - 2 * 86_400_000;
    const contact = { timezone: 'Europe/Amsterdam', fields: { paid_on: due } };
    const talk = openTimed(timedFlow('after: { date: paid_on, offset: 1d }'), { now, contact });
    talk.pass('5d');
    expect(starts(talk, 'Europe/Amsterdam')).toEqual([comes]);
  });

  it('can come before the date, at the moment itself, and never on a holiday', () => {
    const fields = { meeting_on: '2025-05-20', seen: '2025-05-06T10:30:00+07:00' };
    const before = openTimed(
      timedFlow("after: { date: meeting_on, offset: 2d, before: true, at: '16:00' }"),
      {
        contact: { fields },
      },
    );
    before.pass('20d');
    expect(starts(before)).toEqual(['2025-05-18 16:00']);
    const moment = openTimed(timedFlow('after: { date: seen, offset: 90m }'), { contact: { fields } });
    moment.pass('20d');
    expect(starts(moment)).toEqual(['2025-05-06 12:00']);
    const localDays = { holidays: [oneDay(2025, 5, 13, null)] };
    const holiday = openTimed(
      timedFlow("after: { date: joined_on, offset: 8d, at: '08:00', not_on: holidays }"),
      {
        localDays,
      },
    );
    holiday.pass('20d');
    expect(starts(holiday)).toEqual(['2025-05-14 08:00']);
  });

  it('does not come to who has done it since', () => {
    const word = "after: { date: joined_on, offset: 7d, at: '08:00' }\n  - keyword: kabar";
    const talk = openTimed(timedFlow(word));
    talk.pass('1d');
    talk.hear('kabar');
    talk.hear('baik');
    talk.forget();
    talk.pass('9d');
    expect(starts(talk)).toEqual([]);
    expect(held(talk)).toEqual(['done']);
  });

  function set(talk: Talk, value: string | null): void {
    Object.assign(talk.contact(), { fields: value === null ? {} : { paid_on: value } });
    talk.happen({ kind: 'handback' });
  }
});
