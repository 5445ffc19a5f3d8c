import { describe, expect, it } from '@jest/globals';
import { parseAudience } from '../../../../src/domain/audience/parse-audience.ts';
import { usualSettings } from '../../../../src/flowfile/settings/settings.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { agreed, monday } from '../../../support/somebody.ts';

const day = 86_400_000;
/** 06:00 in Jakarta on the day of `monday`. */
const morning = monday - 2 * 3_600_000;
const { care } = usualSettings.manners;
const visits = [
  {
    title: 'Kunjungan',
    every: 'month',
    for: parseAudience('role = beneficiary'),
    due: 7 * day,
    report: null,
  },
] as const;

function family(
  contact: Parameters<typeof openTalk>[0]['contact'] = {},
  rules: Partial<typeof care> = {},
): Talk {
  const manners = { consent: true, care: { ...care, ...rules } };
  const talk = openTalk({ flows: {}, manners, contact: { ...agreed, companion: 'wati', ...contact } });
  talk.hear('halo');
  return talk;
}

/** The tasks of some days, each with the day on which it came. */
function tasks(talk: Talk, days: number): readonly string[] {
  const said: string[] = [];
  for (let passed = 0; passed < days; passed++) {
    talk.forget();
    talk.pass('1d');
    const on = Math.floor((talk.now() - monday) / day);
    said.push(...talk.effects('task').map((each) => `${on} ${JSON.stringify(each.for)} ${each.title}`));
  }
  return said;
}

describe('a family that is not heard from', () => {
  it('is asked after by its companion at two weeks, and told to a coordinator at each month', () => {
    expect(tasks(family(), 62)).toEqual([
      '15 "companion" <task_silent 15>',
      '31 "coordinator" <task_silent 31>',
      '61 "coordinator" <task_silent 61>',
    ]);
  });

  it('is not silent when it writes: the look moves by days, not with each message', () => {
    const talk = family();
    const [before] = talk.contact().followUps;
    expect(before).toMatchObject({ kind: 'care', due: morning + 15 * day });
    talk.pass('3h');
    talk.hear('halo lagi');
    expect(talk.contact().followUps[0]).toBe(before);
    talk.pass('10d');
    talk.hear('kabar baik');
    expect(tasks(talk, 13)).toEqual([]);
    expect(tasks(talk, 3)).toHaveLength(1);
  });

  it('is told to a coordinator where it has no companion', () => {
    expect(tasks(family({ companion: null }), 32)).toEqual(['31 "coordinator" <task_silent 31>']);
  });

  it('is not called silent where its companion has just written down what it told', () => {
    const talk = family();
    talk.pass('10d');
    talk.happen({ kind: 'told_of', fields: { goal: 'warung' } });
    expect(tasks(talk, 13)).toEqual([]);
    expect(tasks(talk, 4)).toEqual([expect.stringContaining('task_silent 15')]);
  });

  it('is not called silent where it has no phone and its companion was there', () => {
    const news = { kind: 'told_of', fields: {} } as const;
    const [without, reachable] = [family({ addresses: [] }), family({ addresses: ['telegram:7'] })];
    for (const talk of [without, reachable]) {
      talk.pass('10d');
      talk.happen(news);
    }
    expect(tasks(without, 13)).toEqual([]);
    expect(tasks(reachable, 13)).toEqual([expect.stringContaining('"companion" <task_silent 15>')]);
  });

  it('is left in peace after STOP, and before it agreed', () => {
    const talk = family();
    talk.hear('stop');
    expect(talk.contact().followUps).toEqual([]);
    expect(openTalk({ flows: {}, manners: { care } }).contact().followUps).toEqual([]);
    expect(tasks(talk, 40)).toEqual([]);
  });

  it('is asked after once when the machine was off meanwhile', () => {
    const talk = family();
    talk.pass('100d');
    const found = talk.effects('task').map((each) => each.for);
    expect(found.filter((who) => who === 'companion')).toHaveLength(1);
  });
});

describe('work that comes again', () => {
  it('says in which flow it is reported on, where the rule does', () => {
    const [rule] = visits;
    const talk = family(
      {},
      { silence: null, visits: [rule, { ...rule, title: 'Kemajuan', report: 'bersama' }] },
    );
    talk.pass('40d');
    expect(talk.effects('task').map(({ title, report }) => [title, report])).toEqual([
      ['Kunjungan', undefined],
      ['Kemajuan', 'bersama'],
    ]);
  });

  it('is one task a month for each family that is meant', () => {
    const talk = family({}, { silence: null, visits });
    expect(tasks(talk, 90)).toEqual([
      '27 "companion" Kunjungan',
      '57 "companion" Kunjungan',
      '88 "companion" Kunjungan',
    ]);
    expect(talk.contact().followUps).toHaveLength(1);
  });

  it('comes with each Monday where it is weekly, and only to whom it is for', () => {
    const [rule] = visits;
    const weekly = { silence: null, visits: [{ ...rule, every: 'week' }] } as const;
    expect(tasks(family({}, weekly), 15)).toEqual(['7 "companion" Kunjungan', '14 "companion" Kunjungan']);
    const others = { ...rule, for: parseAudience('village = "Sragi"') };
    expect(family({}, { silence: null, visits: [others] }).contact().followUps).toEqual([]);
    expect(family({ companion: null }, weekly).contact().followUps).toEqual([]);
  });
});
