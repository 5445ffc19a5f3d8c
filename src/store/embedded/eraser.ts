import { type Instant } from '../../domain/time/clock.ts';
import { type Tombstone } from '../store.ts';
import { type ErasureLog, latestOf } from './erasure-log.ts';
import { type Sql } from './sql.ts';
import { type Tables } from './tables.ts';

/** Takes people out of the database and out of its bytes. */
export interface Eraser {
  /** Now, whatever there is of the contact. */
  erase(id: string, at: Instant): void;
  /**
   * Again, after a restored backup: a contact whose `createdAt` is not later than the tombstone goes as in
   * `erase`; of one made later only the rows that are not later than the tombstone go. Says how many contacts went.
   */
  replay(tombstones: readonly Tombstone[]): number;
  /** Ends what a crash interrupted and brings the tombstones in the database and beside it together. */
  catchUp(): void;
}

interface Parts {
  readonly sql: Sql;
  readonly tables: Tables;
  readonly log: ErasureLog;
  /** Removes what may hold earlier states of the erased. */
  readonly forgetCopies: (erased: readonly Tombstone[]) => void;
}

/** What the store remembers of itself in the write that erases, until no byte is left. */
export const unclean = 'unclean';

function removeAll({ contacts, addresses, rows }: Tables, id: string): boolean {
  rows.redact({ contact: id, name: contacts.find(id)?.contact.name ?? '' });
  rows.forget(id, null);
  addresses.forget(id);
  contacts.partFrom(id);
  return contacts.remove(id);
}

function removeAgain(tables: Tables, { contact, at }: Tombstone): boolean {
  const record = tables.contacts.find(contact);
  if (record !== undefined && record.contact.createdAt > at) {
    tables.rows.forget(contact, at);
    return false;
  }
  return removeAll(tables, contact);
}

/**
 * Rewrites the database without its free space and cuts the write-ahead log: zeroing what is deleted does not
 * reach the copies that pages keep where their lines were moved. Blocks for one to two seconds for each 100 MB.
 */
function scrub({ sql, tables, forgetCopies }: Parts): void {
  forgetCopies(tables.tombstones.all());
  sql.exec('VACUUM');
  sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  tables.meta.remove(unclean);
}

/** The eraser of an open database with its log of erasures. */
export function createEraser(parts: Parts): Eraser {
  const { sql, tables, log } = parts;
  const bury = (tombstones: readonly Tombstone[], remove: (each: Tombstone) => boolean): number => {
    // Beside the database first: a crash in between is caught up with at the next open.
    log.add(tombstones);
    const gone = sql.atomically(() => {
      tables.meta.put(unclean, 'yes');
      return tombstones.filter((each) => {
        tables.tombstones.put(each);
        return remove(each);
      }).length;
    });
    scrub(parts);
    return gone;
  };
  const replay = (tombstones: readonly Tombstone[]): number =>
    tombstones.length === 0 ? 0 : bury(tombstones, (each) => removeAgain(tables, each));
  return {
    erase: (id, at) => {
      bury([{ contact: id, at }], () => removeAll(tables, id));
    },
    replay,
    catchUp: () => {
      const known = latestOf(tables.tombstones.all());
      replay(log.all().filter(({ contact, at }) => (known.get(contact) ?? -Infinity) < at));
      log.add(tables.tombstones.all());
      if (tables.meta.find(unclean) !== undefined) {
        scrub(parts);
      }
    },
  };
}
