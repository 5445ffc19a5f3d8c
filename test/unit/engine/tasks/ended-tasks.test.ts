import { describe, expect, it } from '@jest/globals';
import { type NewTask } from '../../../../src/domain/task.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { monday } from '../../../support/somebody.ts';

const day = 24 * 3_600_000;
const task: NewTask = {
  ...{ id: 'a', kind: 'visit', title: 'Kunjungan', why: '', due: monday + day, for: 'companion', flow: null },
  about: { contact: 'ani', name: 'Ani', village: null, companion: 'wati' },
};
const story = 'steps:\n  - ask: Bagaimana?\n    id: story';

/** A volunteer who reports on the one task by this flow. */
function reporting(report: string, more: Readonly<Record<string, string>> = {}): Talk {
  const flows = { 'laporan-kunjungan': report, ...more };
  const talk = openTalk({ flows, contact: { role: 'volunteer', name: 'Wati' } });
  talk.happen({ kind: 'task', task });
  talk.hear('tugas');
  expect(talk.hear('1')).toEqual(['Bagaimana?']);
  return talk;
}

describe('a task', () => {
  it('is done when its report came to its end without another verdict', () => {
    const talk = reporting(story);
    talk.hear('Anaknya sudah sekolah lagi');
    expect(talk.contact().tasks).toEqual([]);
    expect(talk.effects('task_state').at(-1)).toMatchObject({ state: 'done', task: { id: 'a' } });
  });

  it('that is done begins, once the report has ended, the flows that are meant to follow it', () => {
    const after = (whom: string, text: string): string =>
      `for: [${whom}]\ntriggers: [{ event: task.done }]\nsteps:\n  - say: ${text}`;
    const report = `${story}\n  - set: { task.done: "@results.story" }\n  - say: Terima kasih`;
    const talk = reporting(report, {
      semangat: after('volunteer', 'Hebat'),
      keluarga: after('beneficiary', 'Salah alamat'),
    });
    expect(talk.hear('Baik')).toEqual(['Terima kasih', 'Hebat']);
  });

  it('that was found to be impossible begins none of them', () => {
    const report = `${story}\n  - set: { task.cannot: "@results.story" }`;
    const talk = reporting(report, {
      semangat: 'triggers: [{ event: task.done }]\nsteps:\n  - say: Hebat',
    });
    expect(talk.hear('Pindah')).toEqual([]);
  });

  it.each(['2025-05-04', 'entah'])(
    'is neither put off to %s nor done, and its report is written down as at fault',
    (when) => {
      const talk = reporting(`${story}\n  - set: { task.later: "@results.story" }`);
      talk.hear(when);
      expect(talk.contact().tasks).toMatchObject([{ id: 'a', due: monday + day }]);
      expect(talk.effects('incident')).toMatchObject([{ what: 'expression', flow: 'laporan-kunjungan' }]);
    },
  );

  it('gets from the office another day, or another volunteer', () => {
    const talk = reporting(story);
    const give = (change: Extract<Parameters<Talk['happen']>[0], { kind: 'task_change' }>['change']) =>
      talk.happen({ kind: 'task_change', task: 'a', change });
    give({ kind: 'later', due: monday + 5 * day });
    expect(talk.contact().tasks).toMatchObject([{ id: 'a', due: monday + 5 * day }]);
    expect(talk.effects('task_state').at(-1)).toMatchObject({ state: 'open', reason: 'later' });
    give({ kind: 'move', to: 'budi' });
    expect(talk.contact().tasks).toEqual([]);
    expect(talk.effects('task_move')).toMatchObject([{ to: 'budi', task: { id: 'a' } }]);
  });
});
