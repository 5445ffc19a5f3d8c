import { expect, it } from '@jest/globals';
import { createHandler } from '../../../../src/programme/create-handler.ts';
import { createFakeStore, restingRecord } from '../../../support/fake-store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { somebody } from '../../../support/somebody.ts';

const wati = somebody({ id: 'wati', name: 'Wati', role: 'volunteer', language: 'id' });
const rini = somebody({ id: 'rini', name: 'Rini', role: 'coordinator', language: 'en' });

it.each([
  { what: 'that their words were not brought', play: writeToStopped, told: 'id talk_not_brought_stopped' },
  { what: 'that a talk has ended', play: endTalk, told: 'en talk_told_companion' },
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
    phrase: (language, key) => `${language} ${key}`,
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

function endTalk(talk: Talk): void {
  const from = { contact: 'wati', name: 'Wati', village: null, companion: null };
  talk.happen({ kind: 'talk', from, open: false });
}
