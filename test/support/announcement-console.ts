import { type Contact, newContact } from '../../src/domain/contact/contact.ts';
import { deliveryRow, type Delivery } from '../../src/domain/delivery.ts';
import { type Broadcasts } from '../../src/programme/broadcasts/broadcasts.ts';
import { createSegments, type Segments } from '../../src/programme/broadcasts/segments.ts';
import { createRecords } from '../../src/programme/records/records.ts';
import { type Companion } from '../../src/runner/companion.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { broadcastsOn } from './broadcasts-on.ts';
import { createFakeCompanion } from './fake-companion.ts';
import { createFakeConsole, type FakeConsole } from './fake-console.ts';
import { restingRecord } from './fake-store.ts';
import { scriptOf } from './script-of.ts';
import { writeOf } from './store-samples.ts';

/** A console over a real store, for the pages about announcements. */
export interface AnnouncementConsole extends Pick<FakeConsole, 'ask' | 'app' | 'happened'> {
  readonly broadcasts: Broadcasts;
  readonly segments: Segments;
  readonly clock: { at: number };
  /** Sends a form, and answers where it leads to. */
  readonly send: (path: string, fields: Fields) => Promise<Sent>;
  /** What a page shows. */
  readonly look: (path: string) => Promise<string>;
  readonly add: (id: string, more?: Partial<Contact>) => Promise<void>;
  readonly deliver: (id: string, delivery: Pick<Delivery, 'contact' | 'state' | 'reason'>) => Promise<void>;
}

/** What came back for a form. */
export interface Sent {
  readonly status: number;
  /** Where it leads to. */
  readonly to: string;
  readonly body: string;
}

/** What a form sends. */
export type Fields = Readonly<Record<string, string>>;

/** Makes one with so many families who agreed, `p0`, `p1`, …; above 100 recipients somebody else looks first. */
export async function createAnnouncementConsole(people: number): Promise<AnnouncementConsole> {
  const clock = { at: Date.parse('2025-05-05T10:00:00+07:00') };
  const now = (): number => clock.at;
  const store = await openEmbeddedStore({ path: ':memory:', now });
  const add = async (id: string, more: Partial<Contact> = {}): Promise<void> => {
    const about = { id, at: 0, name: `Ibu ${id}`, language: 'id', timezone: 'Asia/Jakarta' };
    const contact = newContact({ ...about, addresses: [`simulator:${id}`], stranger: false });
    const agreed = { ...contact, consent: { ...contact.consent, status: 'opted_in' as const }, ...more };
    await store.write({ contacts: [writeOf(restingRecord(agreed))], rows: [] });
  };
  for (let place = 0; place < people; place++) {
    await add(`p${place}`);
  }
  const { companion: silent, happened } = createFakeCompanion();
  const companion: Companion = {
    ...silent,
    now,
    happen: (contact, event) => {
      happened.set(event.id, { ...event, contact });
      return Promise.resolve(undefined);
    },
  };
  const script = scriptOf({}, { quietHours: null, fridayPrayer: null, cap: null });
  const broadcasts = broadcastsOn({ store, clock: { now }, script, companion });
  const segments = createSegments({ store, now, broadcasts });
  const fake = createFakeConsole({ companion, broadcasts, segments, records: createRecords({ store }) });
  return {
    ...{ ask: fake.ask, app: fake.app, happened, broadcasts, segments, clock, add },
    send: async (path, fields) => {
      const body = new URLSearchParams(fields).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fake.ask(path, { body, headers });
      return { status: answer.status, to: answer.headers.get('location') ?? '', body: String(answer.body) };
    },
    look: async (path) => String((await fake.ask(path)).body),
    deliver: async (id, delivery) => {
      const cause = { name: `broadcast:${id}`, attempt: 0 };
      const row = deliveryRow({ ...delivery, cause, at: now(), channel: 'simulator' });
      await store.write({ contacts: [], rows: [row] });
    },
  };
}
