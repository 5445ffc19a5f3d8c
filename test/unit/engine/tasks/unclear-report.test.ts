import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type NewTask, type Task } from '../../../../src/domain/task.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';

const flow = readFileSync('flows/laporan-kunjungan.yaml', 'utf8');
const about = { contact: 'siti', name: 'Siti', village: 'Songgon', companion: 'wati' };
const due = Date.parse('2025-05-12T07:30:00+07:00');
const task: NewTask = {
  ...{ id: 'a', kind: 'visit', about, title: 'Kunjungan', why: '', due, for: 'companion', flow: null },
};

function report(...said: readonly string[]): Talk {
  const now = Date.parse('2025-05-05T21:00:00+07:00');
  const talk = openTalk({ flows: { 'laporan-kunjungan': flow }, now, contact: { role: 'volunteer' } });
  talk.happen({ kind: 'task', task });
  talk.hear('tugas');
  talk.hear('1');
  said.forEach((text) => talk.hear(text));
  return talk;
}

const open = (talk: Talk): readonly Task[] => talk.contact().tasks ?? [];

describe('a report that is not understood', () => {
  it.each([
    ['how it went', ['Baik Bu', 'nggih', 'Salam', 'iya besok saya ke sana']],
    ['the day', ['nanti', 'entah', 'belum tahu', 'pokoknya nanti']],
  ])('leaves the task open and due as it was: %s', (_what, said) => {
    const talk = report(...said);
    expect(talk.contact().session).toBeNull();
    expect(open(talk)).toMatchObject([{ id: 'a', due }]);
    expect(talk.effects('incident')).toEqual([]);
  });

  it('asks again for a day that is over', () => {
    const talk = report('nanti', 'kemarin', 'besok');
    expect(open(talk)[0]?.due).toBe(Date.parse('2025-05-06T17:00:00+07:00'));
  });

  it('leaves the task due as it was where the day is today and its hour over', () => {
    const talk = report('nanti', 'hari ini');
    expect(open(talk)).toMatchObject([{ id: 'a', due }]);
    expect(talk.effects('incident')).toEqual([]);
  });
});

describe('a report that names another family of the same volunteer', () => {
  const ani = { contact: 'ani', name: 'Bu Ani', village: 'Songgon', companion: 'wati' };
  const told = (talk: Talk) => talk.effects('send').filter(({ text }) => text.includes('report_names'));

  it('stands with its own alone, and the volunteer is told so where the other has a task too', () => {
    const talk = report();
    talk.happen({ kind: 'task', task: { ...task, id: 'b', about: ani } });
    ['sudah', 'Siti sehat, suami Bu Ani sakit', 'lewati'].forEach((text) => talk.hear(text));
    expect(told(talk)).toHaveLength(1);
    expect(open(talk).map(({ id }) => id)).toEqual(['b']);
  });

  it('is taken without a word where it names its own, or one of whom there is nothing to report', () => {
    const talk = report('sudah', 'Siti dan Ani sehat', 'lewati');
    expect(told(talk)).toEqual([]);
  });
});

describe('a task that turned out to be impossible', () => {
  it('is told to the coordinators with its reason, for nobody else looks after the family then', () => {
    const talk = report('tidak bisa', 'Keluarganya pindah');
    expect(talk.effects('notify').map(({ to, text }) => [to, text])).toEqual([
      [
        'coordinator',
        expect.stringContaining('tidak bisa: Kunjungan (Siti, Songgon). Sebabnya: Keluarganya pindah'),
      ],
    ]);
    expect(open(talk)).toEqual([]);
  });
});

describe('the numbers of several tasks at once', () => {
  it('are reported one by one, and other words with numbers are none', () => {
    const talk = report('sudah', 'Sehat', 'lewati');
    talk.happen({ kind: 'task', task: { ...task, id: 'b' } });
    talk.hear('tugas');
    expect(talk.hear('1, 2, 3 sudah semua')).toEqual(['<tasks_one_by_one 1>']);
    expect(talk.hear('1 2')).toEqual(['<tasks_one_by_one 1>']);
    expect(talk.hear('2-3 hari lagi')).toEqual(['<report_how>']);
  });
});
