import { describe, expect, it } from '@jest/globals';
import {
  createOutlook,
  type Expected,
  previewCampaigns,
} from '../../../../src/engine/campaigns/preview-campaigns.ts';
import { held, oneDay, openTimed, starts, timedFlow } from '../../../support/timed-flow.ts';

const hour = 3_600_000;
const day = 24 * hour;

const toCome = (talk: ReturnType<typeof openTimed>): readonly Expected[] =>
  previewCampaigns(talk.contact(), createOutlook(talk.world(), talk.now() + 10 * day)).expected;

describe('what is foreseen while a conversation is open', () => {
  it.each([
    ['skip', ['conversation', null], []],
    ['wait', ['conversation', '2025-05-13 09:00'], ['2025-05-13 09:00']],
    ['interrupt', [null, null], ['2025-05-12 08:00']],
  ])('is what will become of it, mode %s', (mode, foreseen, came) => {
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 2d, goto: end }';
    const kabar = timedFlow(`every: { cron: '0 8 * * MON', mode: ${mode} }`);
    const talk = openTimed(kabar, { flows: { kabar, uji } });
    talk.pass('6d');
    talk.pass('1h');
    talk.start('uji');
    const [next, later] = toCome(talk);
    const shown = (at: number | null): string | null =>
      at === null ? null : new Date(at + 7 * hour).toISOString().slice(0, 16).replace('T', ' ');
    expect([next?.reason, shown(next?.until ?? null)]).toEqual(foreseen);
    expect(later).toMatchObject({ reason: null });
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(came);
  });
});

describe('what is foreseen while a human talks', () => {
  it('waits as it will for the end of that, as far as it is known', () => {
    const kabar = timedFlow(`every: { cron: '0 8 * * MON' }`);
    const talk = openTimed(kabar, { flows: { kabar } });
    talk.pass('6d');
    talk.pass('2h');
    talk.happen({ kind: 'handover', ticket: 't', topic: '' });
    const [next, later] = toCome(talk);
    expect(next).toMatchObject({ reason: 'ticket', until: Date.parse('2025-05-12T11:00:00+07:00') });
    expect(later).toMatchObject({ reason: null });
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(['2025-05-12 11:00']);
  });
});

describe('what is foreseen of what was put off before', () => {
  const shown = (at: number | null): string | null =>
    at === null ? null : new Date(at + 7 * hour).toISOString().slice(0, 16).replace('T', ' ');
  const look = (talk: ReturnType<typeof openTimed>) =>
    toCome(talk).map(({ reason, due, until }) => [reason, shown(reason === null ? due : until)]);

  it('is that it comes in the morning, and takes the room of what comes then', () => {
    const evening = timedFlow(`every: { cron: '0 21 * * WED' }`);
    const morning = timedFlow(`every: { cron: '0 8 * * THU' }`);
    const manners = {
      quietHours: { from: '20:00', to: '07:00' },
      cap: { perDay: 1, perWeek: 3, unanswered: 3, then: 30 * day },
    };
    const talk = openTimed(evening, { flows: { evening, morning }, manners });
    talk.pass('62h');
    expect(held(talk)).toEqual(['quiet_hours']);
    expect(look(talk).slice(0, 2)).toEqual([
      ['quiet_hours', '2025-05-08 07:00'],
      ['cap', '2025-05-09 07:00'],
    ]);
    talk.pass('9h');
    talk.hear('baik');
    talk.pass('24h');
    expect(starts(talk)).toEqual(['2025-05-08 07:00', '2025-05-09 07:00']);
  });

  it('is that it comes when the conversation before it ends, or is stale by then', () => {
    const uji = (length: string): string =>
      `steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: ${length}, goto: end }`;
    const kabar = timedFlow(`every: { cron: '0 8 * * TUE' }`);
    for (const [length, foreseen] of [
      ['2d', '2025-05-07 20:00'],
      ['7d', null],
    ] as const) {
      const talk = openTimed(kabar, { flows: { kabar, uji: uji(length) } });
      talk.pass('12h');
      talk.start('uji');
      talk.pass('20h');
      expect(held(talk)).toEqual(['conversation']);
      expect(look(talk)[0]).toEqual([length === '2d' ? 'conversation' : 'too_late', foreseen]);
      talk.forget();
      talk.pass('3d');
      expect(starts(talk)).toEqual(foreseen === null ? [] : [foreseen]);
    }
  });

  it('is that the latest of a flow is enough behind a conversation, also where all are stale', () => {
    const kabar = timedFlow(`every: { cron: '0 8 * * *' }`);
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 4d, goto: end }';
    const talk = openTimed(kabar, { flows: { kabar, uji } });
    talk.start('uji');
    talk.pass('30h');
    expect(look(talk).slice(0, 4)).toEqual([
      ['replaced', null],
      ['replaced', null],
      ['replaced', null],
      ['conversation', '2025-05-09 08:00'],
    ]);
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(['2025-05-09 08:00']);
    expect(held(talk).filter((each) => each === 'replaced')).toHaveLength(3);
  });

  it('is that it waits no longer for the end of a conversation that another flow interrupts', () => {
    const kabar = timedFlow(`every: { cron: '0 8 * * TUE' }`);
    const penting = `triggers:\n  - every: { cron: '0 9 * * WED', mode: interrupt }\nsteps:\n  - say: Penting\n`;
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 9d, goto: end }';
    const cap = { perDay: 9, perWeek: 9, unanswered: 9, then: 30 * day };
    const talk = openTimed(kabar, { flows: { kabar, penting, uji }, manners: { cap } });
    talk.start('uji');
    talk.pass('20h');
    expect(look(talk).slice(0, 2)).toEqual([
      ['conversation', '2025-05-07 09:00'],
      [null, '2025-05-07 09:00'],
    ]);
    talk.forget();
    talk.pass('4d');
    expect(starts(talk)).toEqual(['2025-05-07 09:00', '2025-05-07 09:00']);
  });

  it('is that it comes behind what comes at the moment at which the conversation ends', () => {
    const kabar = timedFlow(`every: { cron: '0 8 * * TUE' }`);
    const rapat = timedFlow(`every: { cron: '0 8 * * WED' }`);
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 2d, goto: end }';
    const cap = { perDay: 1, perWeek: 9, unanswered: 9, then: 30 * day };
    const now = Date.parse('2025-05-05T08:00:00+07:00');
    const talk = openTimed(kabar, { flows: { kabar, rapat, uji }, manners: { cap }, now });
    talk.start('uji');
    talk.pass('2h');
    expect(look(talk).slice(0, 2)).toEqual([
      ['conversation', '2025-05-08 00:00'],
      [null, '2025-05-07 08:00'],
    ]);
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(['2025-05-07 08:00', '2025-05-08 00:00']);
  });

  it('is that what comes as the conversation ends lets all go first that is more important in line', () => {
    const said = (trigger: string): string => `triggers:\n  - every: ${trigger}\nsteps:\n  - say: Halo\n`;
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 4d, goto: end }';
    const flows = {
      stale: said(`{ cron: '0 9 * * MON', priority: high }`),
      kabar: said(`{ cron: '0 9 * * WED', priority: high }`),
      rapat: said(`{ cron: '0 8 * * FRI' }`),
    };
    const cap = { perDay: 1, perWeek: 9, unanswered: 9, then: 30 * day };
    for (const [waiting, foreseen] of [
      [
        'stale',
        [
          ['too_late', null],
          [null, '2025-05-09 08:00'],
        ],
      ],
      [
        'kabar',
        [
          ['conversation', '2025-05-09 08:00'],
          ['cap', '2025-05-10 00:00'],
        ],
      ],
    ] as const) {
      const now = Date.parse('2025-05-05T08:00:00+07:00');
      const shown = { [waiting]: flows[waiting], rapat: flows.rapat, uji };
      const talk = openTimed(uji, { flows: shown, manners: { cap }, now });
      talk.start('uji');
      talk.pass('50h');
      expect(look(talk).slice(0, 2)).toEqual(foreseen);
      talk.forget();
      talk.pass('4d');
      expect(starts(talk)).toEqual(foreseen.flatMap(([, at]) => at ?? []));
    }
  });

  it('is that what stands in line is replaced by what stands there later, not by what waits for the morning', () => {
    const kabar = timedFlow(`every: { cron: '0 8 * * TUE' }\n  - every: { cron: '0 21 * * TUE' }`);
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 44h, goto: end }';
    const manners = { quietHours: { from: '20:00', to: '07:00' }, cap: null };
    const talk = openTimed(kabar, { flows: { kabar, uji }, manners });
    talk.pass('2h');
    talk.start('uji');
    talk.pass('2h');
    expect(look(talk).slice(0, 2)).toEqual([
      ['conversation', '2025-05-07 07:00'],
      ['replaced', null],
    ]);
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(['2025-05-07 07:00']);
  });

  it('is that it comes behind what was planned before, as nothing is planned anew', () => {
    const panen = timedFlow("every: { cron: '0 9 * * *', only_on: panen }");
    const rapat = timedFlow("every: { cron: '0 9 * * MON' }");
    const unasked = ['05T09:00', '07T16:00', '09T09:00'].map((at) => Date.parse(`2025-05-${at}:00+07:00`));
    const talk = openTimed(panen, {
      flows: { panen, rapat },
      contact: { unasked },
      manners: { cap: { perDay: 1, perWeek: 3, unanswered: 9, then: 30 * day } },
      localDays: { panen: [oneDay(2025, 5, 11, null)] },
      now: Date.parse('2025-05-10T10:00:00+07:00'),
    });
    expect(look(talk).slice(0, 2)).toEqual([
      ['too_late', null],
      [null, '2025-05-12 09:00'],
    ]);
    talk.pass('3d');
    expect(starts(talk)).toEqual(['2025-05-12 09:00']);
  });

  it('is once what a flow says twice', () => {
    const trigger = "every: { cron: '0 8 * * TUE' }";
    const talk = openTimed(timedFlow(`${trigger}\n  - ${trigger}`));
    expect(look(talk)).toEqual([
      [null, '2025-05-06 08:00'],
      [null, '2025-05-13 08:00'],
    ]);
    talk.pass('30h');
    expect(starts(talk)).toEqual(['2025-05-06 08:00']);
  });

  it('is that no day that fits is near the date, and this is said when it has come', () => {
    const harvest = timedFlow("after: { date: meeting_on, offset: 0d, at: '08:00', only_on: harvest }");
    const talk = openTimed(harvest, {
      contact: { fields: { meeting_on: '2025-05-08' } },
      localDays: { harvest: [oneDay(2025, 8, 1, null)] },
    });
    expect(look(talk)).toEqual([['no_day', null]]);
    talk.pass('90d');
    expect([starts(talk), held(talk)]).toEqual([[], ['no_day']]);
  });
});
