import { expect, it } from '@jest/globals';
import { type Said } from '../../../../src/domain/said.ts';
import { createHandler } from '../../../../src/programme/create-handler.ts';
import { createFakeStore, restingRecord } from '../../../support/fake-store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { somebody } from '../../../support/somebody.ts';

const wati = somebody({ id: 'wati', name: 'Wati', role: 'volunteer', language: 'id' });
const rini = somebody({ id: 'rini', name: 'Rini', role: 'coordinator', language: 'en' });

it.each([
  {
    what: 'that their words were not brought',
    play: writeToStopped,
    told: 'id talk_not_brought_stopped Siti',
  },
  { what: 'that a talk has ended', play: endTalk, told: 'en talk_told_companion Siti' },
  { what: 'until when a volunteer is away', play: beAway, told: 'en volunteer_away 9 May 2025' },
  {
    what: 'which tasks are late',
    play: beLate,
    told: 'en tasks_overdue en tasks_overdue_line Ani Kunjungi en task_late 5',
  },
  {
    what: 'what is to be done, where the product says it',
    play: beSilent,
    told: 'en tasks_overdue en tasks_overdue_line Ani en task_silent 15 en task_late 5',
  },
])('says to volunteers and coordinators in their own language $what', async ({ play, told }) => {
  const talk = openTalk({
    flows: {},
    manners: 'usual',
    contact: { name: 'Siti', companion: 'wati', language: 'jv' },
  });
  play(talk);
  const store = createFakeStore();
  for (const contact of [wati, rini]) {
    store.records.set(contact.id, restingRecord(contact));
  }
  const handle = createHandler({
    store: store.store,
    clock: createFakeClock(0),
    onDuty: 'role = coordinator',
    silence: null,
    phrase: (language, key, values = {}) =>
      [
        language,
        key,
        ...Object.entries(values).flatMap(([each, value]) => (each === 'name' ? [] : value)),
      ].join(' '),
    languages: (language) => [language],
    askWeb: () => Promise.reject(new Error('not asked')),
  });
  const [effect] = talk.effects('notify');
  const settled = effect && (await handle(effect, talk.contact()));
  expect(settled?.happen.map(({ event }) => 'text' in event && event.text)).toEqual([told]);
});

function writeToStopped(talk: Talk): void {
  talk.hear('stop');
  const words = { heard: 'x', text: 'Besok jam 8', media: [] };
  const by = { contact: 'wati', role: 'volunteer' } as const;
  talk.happen({ kind: 'companion_words', from: 'Wati', words, by });
}

function beAway(talk: Talk): void {
  talk.happen({ kind: 'away', until: Date.parse('2025-05-09T17:00:00Z'), standIn: null });
}

function beLate(talk: Talk): void {
  work(talk, {});
}

function beSilent(talk: Talk): void {
  work(talk, { said: { key: 'task_silent', values: { days: '15' } } });
}

function work(talk: Talk, more: { readonly said?: Said }): void {
  const about = { contact: 'ani', name: 'Ani', village: null, companion: null };
  const task = { id: 't', kind: 'flow', title: 'Kunjungi', why: '', for: 'companion', flow: null };
  talk.happen({ kind: 'task', task: { ...task, ...more, about, due: talk.now() + 86_400_000 } });
  talk.pass('8d');
}

function endTalk(talk: Talk): void {
  const from = { contact: 'wati', name: 'Wati', village: null, companion: null };
  talk.happen({ kind: 'talk', from, open: false });
}
