import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type NewTask } from '../../../../src/domain/task.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { type TalkParts } from '../../../support/script-of-talk.ts';
import { monday } from '../../../support/somebody.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** 07:30 in Jakarta on the day of `monday`. */
const morning = Math.floor((monday + 7 * hour) / day) * day + 0.5 * hour;
const report = readFileSync('flows/laporan-kunjungan.yaml', 'utf8');

function work(id: string, changes: Partial<NewTask> = {}): NewTask {
  const about = { contact: id, name: `Ibu ${id}`, village: 'Songgon', companion: 'wati' };
  return {
    id,
    kind: 'visit',
    about,
    title: 'Kunjungan',
    why: '',
    due: null,
    for: 'companion',
    flow: null,
    ...changes,
  };
}

function volunteer(parts: Partial<TalkParts> = {}): Talk {
  return openTalk({
    flows: { 'laporan-kunjungan': report },
    manners: 'usual',
    now: morning + hour,
    ...parts,
    contact: { role: 'volunteer', name: 'Wati', ...parts.contact },
  });
}

function give(talk: Talk, ...tasks: readonly NewTask[]): readonly string[] {
  return tasks.flatMap((task) => talk.happen({ kind: 'task', task }));
}

/** Somebody ends the task `a` in the console. */
function end(talk: Talk, state: 'done' | 'cancelled'): void {
  talk.happen({ kind: 'task_change', task: 'a', change: { kind: 'end', state, reason: 'console' } });
}

/** The hour of each message in 14 days, counted in days from the first morning, with its lines. */
function daysWithMessages(talk: Talk, days: number): readonly string[] {
  const said: string[] = [];
  for (let passed = 0; passed < days * 24; passed++) {
    const texts = talk.pass('1h');
    said.push(...texts.map(() => String(Math.floor((talk.now() - morning) / day))));
  }
  return said;
}

describe('tasks of a volunteer', () => {
  it('are shown two days before, when due, one and three days after, in one message each morning', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + 6 * day }), work('b', { due: morning + 6 * day }));
    expect(daysWithMessages(talk, 16)).toEqual(['4', '6', '7', '9']);
  });

  it('of which a coordinator was told are shown to who gets them next, and told of no second time', () => {
    const first = volunteer();
    give(first, work('a', { due: morning + 2 * day }));
    first.pass('8d');
    expect(first.effects('notify')).toHaveLength(1);
    first.happen({ kind: 'unpaired', family: 'a', to: 'budi' });
    const [moved] = first.effects('task_move');
    const next = volunteer({ now: first.now() });
    give(next, moved?.task ?? work('none'));
    expect(daysWithMessages(next, 14)).toEqual(['8']);
    expect(next.effects('notify')).toEqual([]);
  });

  it('that were put off and are late again are told of once as well', () => {
    const first = volunteer();
    give(first, work('a', { due: morning + 2 * day }));
    first.happen({ kind: 'task_change', task: 'a', change: { kind: 'later', due: morning + 3 * day } });
    first.pass('9d');
    expect(first.effects('notify')).toHaveLength(1);
    first.happen({ kind: 'away', until: first.now() + 9 * day, standIn: 'budi' });
    expect(first.effects('task_move')).toMatchObject([{ task: { told: true } }]);
  });

  it('that are late already when they come are shown, and the coordinator is told the same morning', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning - 9 * day }));
    expect(daysWithMessages(talk, 14)).toHaveLength(1);
    expect(talk.effects('notify')).toHaveLength(1);
  });

  it('come at half past seven and never in quiet hours', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + 5 * day }));
    talk.pass('15d');
    const planned = talk.effects('send').length;
    expect(planned).toBe(4);
    const due = morning + 3 * day;
    const other = volunteer();
    give(other, work('a', { due: morning + 5 * day }));
    expect(other.contact().followUps).toEqual([expect.objectContaining({ kind: 'tasks', due })]);
  });

  it('of one day stand household by household, whatever the hour they are due', () => {
    const talk = volunteer();
    const due = morning + 2 * day;
    const at = (id: string, about: string, more: number) => {
      const subject = { contact: about, name: about, village: null, companion: 'wati' };
      return work(id, { due: due + more, about: subject, kind: id });
    };
    give(talk, at('a', 'Tuti', 0), at('b', 'Ani', hour), at('c', 'Tuti', 2 * hour));
    const [list = ''] = talk.hear('tugas');
    expect(list.match(/Tuti|Ani/gu)).toEqual(['Ani', 'Tuti', 'Tuti']);
  });

  it('are told to the coordinator once, five days after they were due', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + 3 * day }), work('b', { due: morning + 3 * day }));
    talk.pass('7d');
    expect(talk.effects('notify')).toEqual([]);
    talk.pass('30d');
    const [told, ...more] = talk.effects('notify');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ to: 'coordinator' });
    expect(told?.text).toMatch(/Ibu a.*\n.*Ibu b/);
  });

  it('that are due before the next morning are shown at once', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + 9 * hour }));
    expect(talk.pass('1m')).toEqual([expect.stringContaining('Ibu a')]);
  });

  it('are listed by due date and household, eight at most, when somebody asks', () => {
    const talk = volunteer();
    const late = ['d', 'c'].map((id) => work(id, { due: morning + 2 * day }));
    const many = Array.from({ length: 8 }, (_, n) => work(`z${n}`, { due: morning + 8 * day }));
    give(talk, ...many, ...late);
    const [list] = talk.hear('Tugas');
    expect(list?.split('\n').slice(0, 3)).toEqual([
      '<tasks_head>',
      '<tasks_line 1 Ibu c Kunjungan <task_in_days 2>>',
      '<tasks_line 2 Ibu d Kunjungan <task_in_days 2>>',
    ]);
    expect(list?.split('\n').slice(-2)).toEqual(['<tasks_more 2>', '<tasks_how>']);
  });

  it('say so where there are none', () => {
    expect(volunteer().hear('tugas')).toEqual(['<tasks_none>']);
    expect(volunteer({ contact: { role: 'beneficiary' } }).hear('tugas')).toEqual(['<not_understood>']);
  });

  it('are done by a report, not by a number alone', () => {
    const talk = volunteer();
    give(talk, work('a'), work('b'));
    talk.hear('tugas');
    expect(talk.hear('2')).toEqual(['Kunjungan (Ibu b): bagaimana hasilnya?']);
    expect(talk.contact().tasks).toHaveLength(2);
    talk.hear('sudah');
    talk.hear('Anaknya sudah sekolah lagi');
    const [thanks] = talk.hear('lewati');
    expect(thanks).toMatch(/^Terima kasih, Wati/);
    expect(talk.contact().tasks?.map(({ id }) => id)).toEqual(['a']);
    expect(talk.effects('task_state').at(-1)).toMatchObject({
      state: 'done',
      reason: 'Anaknya sudah sekolah lagi',
      task: { id: 'b', version: 3 },
      session: talk.effects('session')[0]?.session,
    });
  });

  it('are not reported on by a number that comes more than a day and a half after the list', () => {
    const talk = volunteer();
    give(talk, work('a'));
    talk.hear('tugas');
    talk.pass('37h');
    talk.hear('1');
    expect(talk.contact().session).toBeNull();
  });

  it('may be put off to a day, with reminders of that day', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + day }));
    talk.hear('tugas');
    talk.hear('1');
    talk.hear('nanti');
    talk.hear('20 hari lagi');
    talk.pass('1m');
    const [task] = talk.contact().tasks ?? [];
    expect(task?.due).toBeGreaterThan(morning + day);
    expect(talk.contact().session).toBeNull();
    expect(talk.effects('task_state').at(-1)).toMatchObject({ state: 'open', reason: 'later' });
  });

  it('may turn out to be impossible, with the reason', () => {
    const talk = volunteer();
    give(talk, work('a'));
    talk.hear('tugas');
    talk.hear('1');
    talk.hear('tidak bisa');
    talk.hear('Keluarganya pindah ke Surabaya');
    expect(talk.contact().tasks).toEqual([]);
    expect(talk.effects('task_state').at(-1)).toMatchObject({
      state: 'cannot',
      reason: 'Keluarganya pindah ke Surabaya',
    });
  });

  it('stay open when the report is never finished', () => {
    const talk = volunteer();
    give(talk, work('a'));
    talk.hear('tugas');
    talk.hear('1');
    talk.pass('3d');
    expect(talk.contact()).toMatchObject({ session: null, tasks: [{ id: 'a' }] });
  });

  it('of one kind are open once for a family', () => {
    const talk = volunteer();
    give(
      talk,
      work('a'),
      work('a2', { about: { contact: 'a', name: 'Ibu a', village: null, companion: null } }),
    );
    expect(talk.contact().tasks?.map(({ id }) => id)).toEqual(['a']);
    expect(talk.effects('task_state').at(-1)).toMatchObject({ state: 'cancelled', reason: 'open_already' });
  });

  it('that somebody cancelled take their reminders with them', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + 3 * day }));
    talk.hear('tugas');
    end(talk, 'cancelled');
    expect(talk.contact().followUps).toEqual([]);
    expect(talk.hear('1')).toEqual(['<task_gone>']);
    // A number that the list never had is no word for a family either.
    expect(talk.hear('7')).toEqual(['<task_gone>']);
    expect(talk.pass('20d')).toEqual([]);
  });

  it('two reports for one task end it once', () => {
    const talk = volunteer();
    give(talk, work('a'));
    talk.hear('tugas');
    talk.hear('1');
    end(talk, 'done');
    talk.hear('sudah');
    talk.hear('baik');
    talk.hear('lewati');
    expect(talk.effects('task_state').filter(({ state }) => state === 'done')).toHaveLength(1);
    expect(talk.effects('incident')).toEqual([]);
  });

  it('are silent after STOP and come back with START', () => {
    const talk = volunteer();
    give(talk, work('a', { due: morning + 4 * day }));
    talk.hear('stop');
    expect(talk.pass('1d')).toEqual([]);
    talk.hear('mulai');
    expect(talk.pass('4d').length).toBeGreaterThan(0);
  });

  it('leave alone a number that answers an open question', () => {
    const ask = 'triggers: [{ keyword: kabar }]\nsteps:\n  - ask: Berapa?\n    id: n\n    answer: number';
    const talk = volunteer({ flows: { 'laporan-kunjungan': report, kabar: ask } });
    give(talk, work('a'));
    talk.hear('tugas');
    talk.hear('kabar');
    talk.hear('1');
    expect(talk.effects('record').at(-1)).toMatchObject({ step: 'n', value: 1 });
  });
});
