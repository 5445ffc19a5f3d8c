import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type NewTask } from '../../../../src/domain/task.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';

const together = `
for: [volunteer]
steps:
  - ask: Berapa anaknya?
    id: children
    answer: integer
    remind: []
  - set: { family.fields.children: '@results.children', family.fields.note: '', task.done: '' }
  - say: Tercatat.
`;
const usual = `
for: [volunteer]
steps:
  - ask: Bagaimana hasilnya?
    id: result
    remind: []
  - say: Terima kasih.
`;
const siti = { contact: 'siti', name: 'Ibu Siti', village: 'Songgon', companion: 'wati' };

function work(changes: Partial<NewTask> = {}): NewTask {
  const about = { id: 'w', kind: 'visit', about: siti, title: 'Kemajuan', why: '' };
  return { ...about, due: null, for: 'companion', flow: null, ...changes };
}

function volunteer(task: NewTask): Talk {
  const flows = { 'laporan-kunjungan': usual, bersama: together };
  const talk = openTalk({ flows, manners: 'usual', contact: { role: 'volunteer', name: 'Wati' } });
  talk.happen({ kind: 'task', task });
  talk.hear('tugas');
  return talk;
}

describe('a task that names the flow in which it is reported on', () => {
  it('is reported on in that flow, and what is told of the family is written down at the family', () => {
    const talk = volunteer(work({ report: 'bersama' }));
    expect(talk.hear('1')).toEqual(['Berapa anaknya?']);
    expect(talk.hear('3')).toEqual(['Tercatat.']);
    expect(talk.effects('told_of')).toMatchObject([
      { family: 'siti', fields: { children: 3, note: '' } },
      { family: 'siti', fields: {} },
    ]);
    expect(talk.contact()).toMatchObject({ fields: {}, tasks: [] });
  });

  it('is reported on as any other once that flow is gone', () => {
    const talk = volunteer(work({ report: 'tidak-ada' }));
    expect(talk.hear('1')).toEqual(['Bagaimana hasilnya?']);
    expect(talk.effects('incident')).toEqual([]);
  });

  it('writes down nothing where there is no task, or it is about nobody', () => {
    const alone = openTalk({ flows: { bersama: together }, contact: { role: 'volunteer' } });
    alone.happen({ kind: 'start', flow: 'bersama', by: 'person', params: {} });
    alone.hear('3');
    const ours = volunteer(work({ about: null, report: 'bersama' }));
    ours.hear('1');
    ours.hear('3');
    expect([...alone.effects('told_of'), ...ours.effects('told_of')]).toEqual([]);
  });
});

describe('a report that comes to nothing together with the family', () => {
  const read = (name: string): string => readFileSync(`flows/${name}.yaml`, 'utf8');
  const flows = {
    'laporan-kunjungan': read('laporan-kunjungan'),
    'kemajuan-bersama': read('kemajuan-bersama'),
  };

  function telling(...said: readonly string[]): Talk {
    const talk = openTalk({ flows, manners: 'usual', contact: { role: 'volunteer', name: 'Wati' } });
    talk.happen({ kind: 'task', task: work({ report: 'kemajuan-bersama' }) });
    ['tugas', '1', 'belum', ...said].forEach((each) => talk.hear(each));
    return talk;
  }

  it('leaves the task for another day, or until somebody answers', () => {
    const [later, silent] = [telling('nanti', 'besok'), telling()];
    silent.pass('6d');
    for (const talk of [later, silent]) {
      expect(talk.contact()).toMatchObject({ session: null, tasks: [{ id: 'w' }] });
      expect(talk.effects('told_of')).toEqual([]);
    }
  });

  it('ends it as what cannot be done, with the reason', () => {
    const talk = telling('tidak bisa', 'Keluarganya pindah');
    expect(talk.contact().tasks).toEqual([]);
    expect(talk.effects('task_state').at(-1)).toMatchObject({
      state: 'cannot',
      reason: 'Keluarganya pindah',
    });
    expect(talk.effects('told_of')).toEqual([]);
  });
});

describe('what staff do to a task about a family', () => {
  it('is no news of the family, for they were not there', () => {
    const talk = volunteer(work());
    talk.happen({ kind: 'task_change', task: 'w', change: { kind: 'end', state: 'done', reason: '' } });
    expect(talk.contact().tasks).toEqual([]);
    expect(talk.effects('told_of')).toEqual([]);
  });
});

describe('what a companion wrote down of a family', () => {
  it('is not kept where the family has said STOP meanwhile', () => {
    const talk = openTalk({ flows: {}, contact: { fields: { other: 'tetap' } } });
    talk.hear('stop');
    talk.happen({ kind: 'told_of', fields: { children: 3 } });
    expect(talk.contact().fields).toEqual({ other: 'tetap' });
  });

  it('is kept in its fields, and an empty value removes one', () => {
    const talk = openTalk({ flows: {}, contact: { fields: { note: 'lama', other: 'tetap' } } });
    expect(talk.happen({ kind: 'told_of', fields: { children: 3, note: '' } })).toEqual([]);
    expect(talk.contact().fields).toEqual({ children: 3, other: 'tetap' });
  });
});
