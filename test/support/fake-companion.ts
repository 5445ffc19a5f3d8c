import { type Instant } from '../../src/domain/time/clock.ts';
import { type Contact, newContact } from '../../src/domain/contact/contact.ts';
import { type Event } from '../../src/domain/event.ts';
import { type Incoming } from '../../src/domain/message.ts';
import { type Row } from '../../src/domain/row.ts';
import { heardRowOf } from '../../src/domain/heard-row.ts';
import { ClockRefused, type Companion, type PathHealth } from '../../src/runner/companion.ts';
import { settleInLists } from './settle-in-lists.ts';
import { createFakeStore, type FakeStore, restingRecord } from './fake-store.ts';

/** A companion that keeps what it is told and answers every message with an echo. */
export interface FakeCompanion extends FakeStore {
  readonly companion: Companion;
  readonly heard: Incoming[];
  readonly happened: Map<string, Event & { readonly contact: string }>;
  readonly state: { now: Instant; clock: 'free' | 'bound'; health: PathHealth; answers: boolean };
  readonly add: (contact: Contact) => void;
}

/** A companion that is well and has done nothing yet. */
export const goodHealth: PathHealth = {
  ready: true,
  storeTrouble: null,
  channels: [{ name: 'simulator', state: 'on', words: '', since: 0 }],
  turns: 0,
  heard: 0,
  repeated: 0,
  sent: 0,
  resent: 0,
  failed: 0,
  stuck: 0,
  inWork: 0,
  stranded: 0,
};

/** Makes a companion of nothing but lists. */
export function createFakeCompanion(): FakeCompanion {
  const fake: FakeStore = createFakeStore();
  const heard: Incoming[] = [];
  const happened: FakeCompanion['happened'] = new Map();
  const state: FakeCompanion['state'] = {
    now: Date.parse('2025-05-04T12:30:45Z'),
    clock: 'free',
    health: goodHealth,
    answers: true,
  };
  const add = (contact: Contact): void => {
    fake.records.set(contact.id, restingRecord(contact));
    for (const address of contact.addresses) {
      const there = fake.addresses.get(address)?.contacts ?? [];
      const contacts = [...new Set([...there, contact.id])];
      fake.addresses.set(address, { address, contacts, speaker: contact.id });
    }
  };
  const companion: Companion = {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    ear: {
      message: () => Promise.resolve(),
      reach: () => Promise.resolve(),
      progress: () => Promise.resolve(),
      byHand: () => Promise.resolve(),
      takenBack: () => Promise.resolve(),
    },
    hurry: () => undefined,
    settled: () => Promise.resolve(),
    now: () => state.now,
    health: () => state.health,
    answers: () => Promise.resolve(state.answers),
    hear: (incoming) => {
      const { from } = incoming.message;
      const id = `${from}/${incoming.key}`;
      const seen = fake.put.some((row) => row.id === heardRowOf(id));
      const contact = `stranger-${from}`;
      if (!seen) {
        heard.push(incoming);
        const zone = { language: 'id', timezone: 'Asia/Jakarta' };
        add(newContact({ id: contact, at: 0, name: '', ...zone, addresses: [from], stranger: true }));
        fake.put.push(messageRow({ id, contact, incoming, at: state.now, direction: 'in' }));
        fake.put.push(messageRow({ id, contact, incoming, at: state.now, direction: 'out' }));
      }
      return Promise.resolve({ id, contact, seen });
    },
    happen: (contact, event) => {
      if (!fake.records.has(contact)) {
        return Promise.resolve(undefined);
      }
      const seen = happened.has(event.id);
      happened.set(event.id, { ...event, contact });
      if (!seen) {
        settleInLists(fake, event, { contact, now: state.now });
      }
      return Promise.resolve({ id: event.id, contact, seen });
    },
    change: async (id, change) => {
      const contact = await Promise.resolve(change(fake.records.get(id)?.contact));
      add(contact);
      return contact;
    },
    unmerge: () => Promise.resolve('not_merged'),
    merge: (one, other) => {
      fake.records.delete(other);
      return Promise.resolve(one);
    },
    erase: (id) => {
      fake.erased.push({ contact: id, at: state.now });
      return Promise.resolve(fake.records.delete(id));
    },
    moveClock: (move) => {
      if (state.clock === 'bound') {
        return Promise.reject(new ClockRefused('A real channel is on. Set CLOCK=virtual to move the clock.'));
      }
      state.now += move === 'next' ? 60_000 : move.advance;
      return Promise.resolve({ now: state.now, handled: 1 });
    },
  };
  return { ...fake, companion, heard, happened, state, add };
}

function messageRow(said: {
  readonly id: string;
  readonly contact: string;
  readonly incoming: Incoming;
  readonly at: Instant;
  readonly direction: 'in' | 'out';
}): Row {
  const { id, contact, incoming, at, direction } = said;
  const { from: address, text } = incoming.message;
  const data = {
    direction,
    address,
    text: direction === 'in' ? text : `Anda menulis: ${text}`,
    choices: direction === 'in' ? [] : ['Ya', 'Tidak'],
    media: [],
    state: direction === 'in' ? 'read' : 'sent',
    reason: null,
    flow: null,
    step: null,
  };
  return {
    kind: 'messages',
    id: direction === 'in' ? heardRowOf(id) : `${id}.1`,
    contact,
    at,
    version: 1,
    data,
  };
}
