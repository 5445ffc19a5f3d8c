import { type Address, type AddressRow } from '../../src/domain/contact/address.ts';
import { type ContactRecord } from '../../src/domain/contact/contact-record.ts';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type Row } from '../../src/domain/row.ts';
import {
  type RowQuery,
  type Store,
  type Tally,
  type TallyQuery,
  type Tombstone,
} from '../../src/store/store.ts';

/** A store in memory that can be read; its lists are filled by the test itself. */
export interface FakeStore {
  readonly records: Map<string, ContactRecord>;
  readonly addresses: Map<Address, AddressRow>;
  readonly put: Row[];
  readonly erased: Tombstone[];
  readonly store: Store;
}

/** A record of a contact as it stands when nothing is under way. */
export function restingRecord(contact: Contact): ContactRecord {
  const lists = { seen: [], pending: [], stuck: [], outbox: [] };
  return { id: contact.id, revision: 1, contact, ...lists, overflow: false, forward: null };
}

/** Makes an empty store that can only be read, but for its facts. */
export function createFakeStore(): FakeStore {
  const records = new Map<string, ContactRecord>();
  const addresses = new Map<Address, AddressRow>();
  const put: Row[] = [];
  const erased: Tombstone[] = [];
  const facts = new Map<string, string>();
  const reading: Partial<Store> = {
    salt: 'salt',
    find: (id) => Promise.resolve(records.get(id)),
    findAddress: (address) => Promise.resolve(addresses.get(address)),
    findRow: (kind, id) => Promise.resolve(put.find((row) => row.kind === kind && row.id === id)),
    tombstones: () => Promise.resolve(erased),
    rows: (query) => Promise.resolve(select(put, query)),
    tallyRows: (query) => Promise.resolve(tally(put, query)),
    getFact: (key) => Promise.resolve(facts.get(key)),
    putFact: (key, value) => {
      facts.set(key, value);
      return Promise.resolve();
    },
    keepFact: (key, value) => {
      facts.set(key, facts.get(key) ?? value);
      return Promise.resolve(facts.get(key) ?? value);
    },
    // Tests put people in and change them without a revision, so each counts as changed.
    revisions: () => Promise.resolve(new Map([...records.keys()].map((id) => [id, -1]))),
    list: ({ after, limit, ids: wanted }) => {
      const isMeant = (id: string) => (after === null || id > after) && (wanted?.includes(id) ?? true);
      const ids = [...records.keys()].sort().filter(isMeant);
      return Promise.resolve(ids.slice(0, limit).flatMap((id) => records.get(id) ?? []));
    },
  };
  return { records, addresses, put, erased, store: reading as Store };
}

function tally(put: readonly Row[], { kind, prefix, by }: TallyQuery): Tally[] {
  const counts = new Map<string, number>();
  for (const { data } of put.filter((row) => row.kind === kind && row.id.startsWith(prefix))) {
    const key = JSON.stringify(by.map((each) => data[each] ?? null));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const values = JSON.parse(key) as (string | null)[];
    return { of: Object.fromEntries(by.map((each, place) => [each, values[place] ?? null])), count };
  });
}

function select(
  put: readonly Row[],
  { kind, contact, where = {}, after, limit, order, prefix = '', from = -Infinity, to = Infinity }: RowQuery,
): Row[] {
  const ordered = order === 'oldest' ? put : [...put].reverse();
  const start = after === undefined ? 0 : ordered.findIndex((row) => row.id === after) + 1;
  return ordered
    .slice(start)
    .filter((row) => row.id.startsWith(prefix) && row.at >= from && row.at < to)
    .filter((row) => row.kind === kind && (contact === undefined || row.contact === contact))
    .filter((row) => Object.entries(where).every(([key, value]) => row.data[key] === value))
    .slice(0, limit);
}
