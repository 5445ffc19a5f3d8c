import { newContact, type Contact } from '../../src/domain/contact/contact.ts';
import { type Broadcast } from '../../src/domain/broadcast.ts';
import { type ChannelName } from '../../src/domain/contact/address.ts';
import { answerAnnouncing } from '../../src/programme/announcing/answer-announcing.ts';
import { createBroadcastBook } from '../../src/programme/broadcasts/broadcast-book.ts';
import { type Broadcasts } from '../../src/programme/broadcasts/broadcasts.ts';
import { type BroadcastInput } from '../../src/programme/broadcasts/broadcast-input.ts';
import { createBroadcastDriver } from '../../src/programme/broadcasts/create-broadcast-driver.ts';
import { type Path } from '../../src/runner/path.ts';
import { broadcastsOn } from './broadcasts-on.ts';
import { scriptOf } from './script-of.ts';
import { createStage, type Stage, type StageOptions } from './stage.ts';
import { writeOf } from './store-samples.ts';

/** A stage on which broadcasts are handed out. */
export interface BroadcastStage extends Stage {
  readonly broadcasts: Broadcasts;
  /** Makes people who agreed, with ids `p000`, `p001`, … */
  people(count: number, more?: (place: number) => Partial<Contact>): Promise<void>;
  /** Makes a broadcast and starts it. */
  announce(text: string, more?: Partial<BroadcastInput['audience']>): Promise<Broadcast>;
  /** How many stand where. */
  states(id: string): Promise<Readonly<Record<string, number>>>;
  /** Hands out what can be, and waits until nothing is in work. */
  turn(): Promise<void>;
}

/** Nothing holds anybody back, but for consent. */
const manners = { quietHours: null, fridayPrayer: null, cap: null };

/** Sets a stage with the driver of broadcasts on it. */
export async function createBroadcastStage(
  options: Omit<StageOptions, 'flows'> & {
    readonly flows?: StageOptions['flows'];
    readonly room?: { readonly [channel in ChannelName]?: number };
  },
): Promise<BroadcastStage> {
  const { flows = {}, room = {} } = options;
  const made: { path?: Path; broadcasts?: Broadcasts } = {};
  const given = { manners, ...options, flows };
  const book = (store: Stage['store']) =>
    createBroadcastBook({ store, onChange: (id) => made.path?.broadcasts.forget(id) });
  const stage: Stage = await createStage({
    ...given,
    announcing: (effect, contact) => {
      const { store, clock } = stage;
      const reason = (_: string, word: string): string => word;
      const { phrase } = scriptOf(flows, given.manners);
      const about = { store, phrase, reason, now: () => clock.now() };
      return made.broadcasts
        ? answerAnnouncing({ ...about, broadcasts: made.broadcasts }, contact, effect)
        : Promise.reject(new Error('no broadcasts yet'));
    },
    createChores: (path) => {
      made.path = path;
      return [createBroadcastDriver({ path, book: book(path.store), room, newContacts: false })];
    },
  });
  const { store, clock, companion } = stage;
  const script = scriptOf(flows, given.manners);
  const broadcasts = broadcastsOn({ store, clock, script, companion, book: book(store) });
  made.broadcasts = broadcasts;
  let count = 0;
  return {
    ...stage,
    broadcasts,
    people: async (many, more = () => ({})) => {
      const contacts = Array.from({ length: many }, (_, place) => {
        const contact = { ...person(place, clock.now(), options.channel.name), ...more(place) };
        const lists = { seen: [], pending: [], stuck: [], outbox: [] };
        const record = { id: contact.id, revision: 1, contact, ...lists, overflow: false, forward: null };
        const addresses = contact.addresses.map((address) => ({
          ...{ address, contacts: [contact.id], speaker: contact.id },
        }));
        return writeOf(record, { addresses });
      });
      await store.write({ contacts, rows: [] });
    },
    announce: async (text, more = {}) => {
      const id = `b${++count}`;
      await broadcasts.create(id, inputOf(text, more), 'ani');
      await broadcasts.approve(id, 'budi');
      return broadcasts.start(id, { at: null, local: null, confirm: false });
    },
    states: async (id) => {
      const sums: Record<string, number> = {};
      for (const { of, count: each } of await broadcasts.tally(id)) {
        const name = of.reason == null ? String(of.state) : `${String(of.state)} ${of.reason}`;
        sums[name] = (sums[name] ?? 0) + each;
      }
      return sums;
    },
    turn: async () => {
      await made.path?.chores?.run();
      await companion.settled();
      await made.path?.chores?.run();
      await companion.settled();
    },
  };
}

/** What somebody wishes to say to everybody. */
export function inputOf(text: string, audience: Partial<BroadcastInput['audience']> = {}): BroadcastInput {
  return {
    title: 'Kabar',
    content: { text: { id: text }, language: 'id', media: null, flow: null, receipt: null, talking: 'wait' },
    audience: { query: 'role = beneficiary', segment: null, contacts: null, exclude: null, ...audience },
  };
}

function person(place: number, at: number, channel: ChannelName): Contact {
  const id = `p${String(place).padStart(3, '0')}`;
  const about = { id, at, name: `Ibu ${id}`, language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  const contact = newContact({ ...about, addresses: [`${channel}:${id}`] });
  return { ...contact, consent: { ...contact.consent, status: 'opted_in' } };
}
