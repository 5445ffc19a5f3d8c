import { describe, expect, it } from '@jest/globals';
import { newContact, type Contact } from '../../../../src/domain/contact/contact.ts';
import { type Task } from '../../../../src/domain/task.ts';
import { chooseAssignee } from '../../../../src/programme/tasks/choose-assignee.ts';

function person(id: string, more: Partial<Contact> = {}): Contact {
  const base = { id, at: 0, name: id, language: 'id', timezone: 'Asia/Jakarta', addresses: [] };
  return { ...newContact({ ...base, stranger: false }), ...more };
}

function taskAbout(contact: string, kind: string): Task {
  return {
    id: `${contact} ${kind}`,
    kind,
    about: { contact, name: contact, village: null, companion: null },
    title: '',
    why: '',
    due: 0,
    openedAt: 0,
    for: 'coordinator',
    flow: null,
    passed: 0,
    version: 1,
  };
}

const busy = (id: string, count: number): Contact =>
  person(id, { tasks: [...Array(count).keys()].map((each) => taskAbout(`f${each}`, 'visit')) });
const about = (family: Contact) => ({ family, sort: 'silence', now: 1000 });
const families = [...Array(300).keys()].map((each) => person(`family-${each}`));

describe('a task for one of several coordinators', () => {
  it('falls on all of them about alike, for one family always on the same', () => {
    const people = [person('a'), person('b'), person('c')];
    const chosen = families.map((family) => chooseAssignee(people, about(family))?.id ?? '');
    for (const { id } of people) {
      expect(chosen.filter((each) => each === id).length).toBeGreaterThan(70);
    }
    expect(families.map((family) => chooseAssignee(people, about(family))?.id)).toEqual(chosen);
  });

  it('goes past somebody who has much more to do than the others', () => {
    const people = [busy('a', 6), person('b'), person('c')];
    const chosen = new Set(families.map((family) => chooseAssignee(people, about(family))?.id));
    expect([...chosen].sort()).toEqual(['b', 'c']);
  });

  it('goes to whoever has the same work open about the family, however much that is', () => {
    const holder = person('b', { tasks: [...(busy('b', 20).tasks ?? []), taskAbout('family-1', 'silence')] });
    expect(chooseAssignee([person('a'), holder], about(person('family-1')))?.id).toBe('b');
  });

  it('goes to somebody of the village, and past who is away', () => {
    const people = [person('a', { village: 'Sragi' }), person('b', { village: 'Songgon' })];
    expect(chooseAssignee(people, about(person('f', { village: 'Songgon' })))?.id).toBe('b');
    const away = person('c', { away: { until: 2000, standIn: null } });
    const chosen = new Set(families.map((family) => chooseAssignee([person('a'), away], about(family))?.id));
    expect([...chosen]).toEqual(['a']);
  });

  it('goes to nobody where there is none', () => {
    expect(chooseAssignee([], about(person('f')))).toBeUndefined();
  });
});
