import { statSync } from 'node:fs';
import { type AddressRow } from '../../domain/contact/address.ts';
import { type Row } from '../../domain/row.ts';
import { type ContactWrite, type Store, type StoreReading, type Verdict } from '../store.ts';
import { type StoreWithVault } from '../vault.ts';
import { type Attempt, createAttempt } from './attempt.ts';
import { backUp } from './back-up.ts';
import { createEmbeddedVault } from './create-embedded-vault.ts';
import { closeDatabase } from './open-database.ts';
import { type Eraser } from './eraser.ts';
import { type Sql } from './sql.ts';
import { type Tables } from './tables.ts';

interface Parts {
  readonly path: string;
  readonly sql: Sql;
  readonly tables: Tables;
  readonly eraser: Eraser;
  readonly salt: string;
  /** Writes down what is only in memory. */
  readonly flush: () => void;
}

function putContact({ contacts, addresses }: Tables, write: ContactWrite): Verdict {
  const verdict = contacts.put(write);
  if (verdict === 'kept') {
    write.addresses.forEach((row) => {
      putAddress({ contacts, addresses }, row);
    });
  }
  return verdict;
}

/** Of a copy of who was alone there one must be able to tell that it knows nothing of the change. */
function putAddress({ contacts, addresses }: Pick<Tables, 'contacts' | 'addresses'>, row: AddressRow): void {
  const { contacts: before = [], speaker } = addresses.find(row.address) ?? {};
  const [alone, ...others] = before;
  const isOther = speaker !== row.speaker || before.join(' ') !== row.contacts.join(' ');
  if (alone !== undefined && others.length === 0 && isOther) {
    contacts.moveOn(alone);
  }
  addresses.put(row);
}

/** Nothing is written of what happened to somebody before they were erased. */
function putRows({ rows, tombstones }: Tables, all: readonly Row[]): void {
  const contacts = new Set(all.map(({ contact }) => contact).filter((contact) => contact !== null));
  const erased = contacts.size > 0 ? tombstones.among([...contacts]) : new Map<string, number>();
  rows.put(
    erased.size === 0 ? all : all.filter(({ contact, at }) => at > (erased.get(contact ?? '') ?? -Infinity)),
  );
}

function replaceRow(tables: Tables, row: Row, from: number): Verdict {
  if (tables.rows.find(row.kind, row.id)?.version !== from) {
    return 'lost';
  }
  putRows(tables, [row]);
  return 'kept';
}

function bytesOf({ path, sql }: Parts): number {
  if (path === ':memory:') {
    return Number(sql.one('PRAGMA page_count')?.['page_count']) * 4096;
  }
  const files = [path, `${path}-wal`].map((file) => statSync(file, { throwIfNoEntry: false }));
  return files.reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

function createReading(parts: Parts, attempt: Attempt): StoreReading {
  const { contacts, addresses, rows, facts, tombstones } = parts.tables;
  return {
    find: (id) => attempt(() => contacts.find(id)),
    findAddress: (address) => attempt(() => addresses.find(address)),
    list: (query) => attempt(() => contacts.list(query)),
    listIds: (query) => attempt(() => contacts.listIds(query)),
    revisions: () => attempt(() => contacts.revisions()),
    tallyPlans: () => attempt(() => contacts.tallyPlans()),
    rows: (query) => attempt(() => rows.query(query)),
    findRow: (kind, id) => attempt(() => rows.find(kind, id)),
    knownRows: (kind, ids) => attempt(() => rows.known(kind, ids)),
    tallyRows: (query) => attempt(() => rows.tally(query)),
    due: (before, limit, after) => attempt(() => contacts.due(before, limit, after)),
    nextDue: () => attempt(() => contacts.nextDue()),
    getFact: (key) => attempt(() => facts.find(key)),
    tombstones: () => attempt(() => tombstones.all()),
    size: () => attempt(() => ({ contacts: contacts.count(), rows: rows.count(), bytes: bytesOf(parts) })),
  };
}

function createWriting(
  { sql, tables, eraser }: Parts,
  attempt: Attempt,
): Pick<Store, 'write' | 'replaceRow' | 'dropRows' | 'putFact' | 'keepFact' | 'erase' | 'replay'> {
  return {
    write: ({ contacts, rows }) =>
      attempt(() =>
        sql.atomically(() => {
          const verdicts = contacts.map((write) => putContact(tables, write));
          putRows(tables, rows);
          return verdicts;
        }),
      ),
    replaceRow: (row, from) => attempt(() => sql.atomically(() => replaceRow(tables, row, from))),
    dropRows: (kind, ids) =>
      attempt(() => {
        sql.atomically(() => {
          tables.rows.drop(kind, ids);
        });
      }),
    putFact: (key, value) =>
      attempt(() => {
        tables.facts.put(key, value);
      }),
    keepFact: (key, value) => attempt(() => tables.facts.keep(key, value)),
    erase: (id, at) =>
      attempt(() => {
        eraser.erase(id, at);
      }),
    replay: (tombstones) => attempt(() => eraser.replay(tombstones)),
  };
}

/** The store on an open database, its tables and its eraser. */
export function createEmbeddedStore(parts: Parts): StoreWithVault {
  const { path, sql, salt, tables, flush } = parts;
  let open = true;
  const attempt = createAttempt(path, () => open);
  return {
    salt,
    vault: createEmbeddedVault({ sql, table: tables.vault, attempt }),
    ...createReading(parts, attempt),
    ...createWriting(parts, attempt),
    backup: (target) =>
      attempt(() => {
        flush();
        backUp(sql, target);
      }),
    close: () => {
      if (open) {
        open = false;
        flush();
        closeDatabase(sql);
      }
      return Promise.resolve();
    },
  };
}
