import { describe, expect, it } from '@jest/globals';
import { type NewTask } from '../../../../src/domain/task.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { monday } from '../../../support/somebody.ts';

const day = 24 * 3_600_000;
const about = (contact: string) => ({ contact, name: contact, village: null, companion: 'wati' });
const work = (id: string, family: string): NewTask => ({
  id,
  kind: 'visit',
  about: about(family),
  title: 'Kunjungan',
  why: '',
  due: monday + 5 * day,
  for: 'companion',
  flow: null,
});

function volunteer(): Talk {
  const talk = openTalk({ flows: {}, manners: 'usual', contact: { role: 'volunteer', name: 'Wati' } });
  talk.happen({ kind: 'task', task: work('a', 'dewi') });
  talk.happen({ kind: 'task', task: work('b', 'ani') });
  return talk;
}

describe('a family and its companion', () => {
  it('are told of each other when another one takes over', () => {
    const talk = openTalk({ flows: {}, contact: { companion: 'wati' } });
    expect(talk.happen({ kind: 'pair', companion: 'budi', name: 'Budi' })).toEqual(['<paired Budi>']);
    expect(talk.contact().companion).toBe('budi');
    expect(talk.effects('paired')).toMatchObject([{ from: 'wati', to: 'budi' }]);
    expect(talk.happen({ kind: 'pair', companion: 'budi', name: 'Budi' })).toEqual([]);
  });

  it('take their open tasks along, and their words', () => {
    const talk = volunteer();
    talk.happen({
      kind: 'words',
      from: about('dewi'),
      words: { heard: 'x', text: 'halo', media: [] },
      urgent: false,
    });
    talk.happen({ kind: 'unpaired', family: 'dewi', to: 'budi' });
    expect(talk.contact()).toMatchObject({ tasks: [{ id: 'b' }], threads: [] });
    expect(talk.effects('task_move')).toMatchObject([{ to: 'budi', task: { id: 'a', version: 2 } }]);
  });

  it('leave no task behind when nobody follows', () => {
    const talk = volunteer();
    talk.happen({ kind: 'unpaired', family: 'dewi', to: null });
    expect(talk.effects('task_state').at(-1)).toMatchObject({ state: 'cancelled', reason: 'no_companion' });
  });

  it('leave no trace of a family that was erased', () => {
    const talk = volunteer();
    talk.forget();
    talk.happen({
      kind: 'words',
      from: about('dewi'),
      words: { heard: 'x', text: 'halo', media: [] },
      urgent: false,
    });
    talk.happen({ kind: 'forget', contact: 'dewi' });
    expect(JSON.stringify(talk.contact())).not.toContain('dewi');
    expect(talk.effects('task_state')).toEqual([]);
  });
});

describe('a volunteer who is away', () => {
  it('hands open tasks to who stands in and gets back what is left', () => {
    const talk = volunteer();
    talk.happen({ kind: 'away', until: monday + 3 * day, standIn: 'budi' });
    expect(talk.contact().tasks).toEqual([]);
    expect(talk.effects('task_move').map(({ to, task }) => [to, task.id, task.owner])).toEqual([
      ['budi', 'a', talk.contact().id],
      ['budi', 'b', talk.contact().id],
    ]);
    talk.pass('3d');
    expect(talk.contact().away).toBeNull();
    expect(talk.effects('returned')).toMatchObject([{ standIn: 'budi' }]);
  });

  it('gives back only what belongs to the one who is back', () => {
    const talk = volunteer();
    talk.happen({ kind: 'task', task: { ...work('c', 'tini'), owner: 'budi', version: 4 } });
    talk.happen({ kind: 'give_back', owner: 'budi' });
    expect(talk.contact().tasks?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(talk.effects('task_move')).toMatchObject([
      { to: 'budi', task: { id: 'c', version: 5, owner: null } },
    ]);
  });

  it('without anybody to stand in keeps the tasks, and the coordinator is told', () => {
    const talk = volunteer();
    talk.happen({ kind: 'away', until: monday + 3 * day, standIn: null });
    expect(talk.contact().tasks).toHaveLength(2);
    expect(talk.effects('notify')).toMatchObject([{ to: 'coordinator' }]);
  });

  it('says so in a flow', () => {
    const away =
      'triggers: [{ keyword: libur }]\nsteps:\n  - ask: Sampai kapan?\n    id: until\n    answer: date\n  - set: { contact.away_until: "@results.until" }';
    const talk = openTalk({ flows: { away }, contact: { role: 'volunteer', standIn: 'budi' } });
    talk.hear('libur');
    talk.hear('besok');
    expect(talk.contact().away).toMatchObject({ standIn: 'budi' });
  });

  it('keeps whom staff chose to stand in when they say in a flow that they come back later', () => {
    const away = 'triggers: [{ keyword: libur }]\nsteps:\n  - set: { contact.away_until: "2025-05-12" }';
    const talk = openTalk({ flows: { away }, contact: { role: 'volunteer' } });
    talk.happen({ kind: 'away', until: monday + 3 * day, standIn: 'budi' });
    talk.hear('libur');
    expect(talk.contact().away).toMatchObject({ standIn: 'budi', until: monday + 7 * day + 16 * 3_600_000 });
    expect([...talk.effects('returned'), ...talk.effects('notify')]).toEqual([]);
  });
});
