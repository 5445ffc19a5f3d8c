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
