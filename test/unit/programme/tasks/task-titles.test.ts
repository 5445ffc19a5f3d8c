import { expect, it } from '@jest/globals';
import { openTask } from '../../../../src/programme/tasks/open-task.ts';
import { openTalk } from '../../../support/engine-world.ts';
import { somebody } from '../../../support/somebody.ts';

it('says what is to be done in the language of who does it, not of the family that it is about', () => {
  const wati = somebody({ id: 'wati', name: 'Wati', role: 'volunteer', language: 'id' });
  const address = 'telegram:7';
  const contact = { name: 'Siti', companion: 'wati', language: 'jv', addresses: [address] } as const;
  const talk = openTalk({ flows: {}, manners: 'usual', contact });
  talk.happen({ kind: 'reach', address, reachable: false });
  const [effect] = talk.effects('task');
  const tongue = {
    phrase: (language: string, key: string, { name = '' } = {}) => `${language} ${key} ${name}`,
    languages: (language: string) => [language],
  };
  const doers = { people: [wati], instead: false };
  const settled = effect && openTask(effect, talk.contact(), { doers, tongue, now: 0 });
  expect(settled?.rows[0]?.data['title']).toBe('id task_unreachable Siti');
  expect(settled?.happen[0]?.event).toMatchObject({ task: { title: 'id task_unreachable Siti' } });
});

it('says it anew in the language of who does it next, and of who reports on it', () => {
  const report =
    'for: [volunteer]\nsteps:\n  - { ask: "@task.title: bagaimana?", id: hasil, answer: text, remind: [] }';
  const talk = openTalk({
    flows: { 'laporan-kunjungan': report },
    manners: 'usual',
    contact: { role: 'volunteer' },
  });
  const about = { contact: 'ani', name: 'Ani', village: null, companion: 'siti' };
  const said = { key: 'task_silent', values: { days: '15' } } as const;
  const work = {
    id: 't',
    kind: 'silence',
    title: 'Tangletaken',
    why: '',
    for: 'companion',
    flow: null,
    said,
  };
  talk.happen({ kind: 'task', task: { ...work, about, due: talk.now() } });
  expect(talk.hear('tugas').join()).toContain('<task_silent 15>');
  expect(talk.hear('1')).toEqual(['<task_silent 15>: bagaimana?']);
  talk.happen({ kind: 'task_change', task: 't', change: { kind: 'move', to: 'budi' } });
  expect(talk.effects('task_move')).toMatchObject([{ task: { said } }]);
});
