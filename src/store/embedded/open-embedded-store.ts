import { randomBytes } from 'node:crypto';
import { type Instant } from '../../domain/time/clock.ts';
import { type StoreWithVault } from '../vault.ts';
import { asStoreError } from './as-store-error.ts';
import { createEmbeddedStore } from './create-embedded-store.ts';
import { createErasureLog, noErasureLog } from './erasure-log.ts';
import { createDeferredContacts } from './deferred-contacts.ts';
import { createEraser } from './eraser.ts';
import { closeDatabase, openDatabase } from './open-database.ts';
import { type PairTable } from './pair-table.ts';
import { forgetReplaced } from './replaced-stores.ts';
import { type Sql } from './sql.ts';
import { createTables } from './tables.ts';

interface Opening {
  readonly path: string;
  readonly now: () => Instant;
  /** Documents of contacts are written down by a backup and at the end alone: for what need not survive a crash. */
  readonly deferred?: boolean;
}

function saltOf(meta: PairTable, now: Instant): string {
  const kept = meta.find('salt');
  if (kept !== undefined) {
    return kept;
  }
  const made = randomBytes(16).toString('hex');
  meta.put('salt', made);
  meta.put('made_at', String(now));
  return made;
}

function assemble(sql: Sql, { path, now, deferred = false }: Opening): StoreWithVault {
  const made = createTables(sql, now);
  const late = deferred ? createDeferredContacts(sql, made.contacts) : null;
  const tables = late ? { ...made, contacts: late } : made;
  const isKept = path !== ':memory:';
  const log = isKept ? createErasureLog(path) : noErasureLog;
  const eraser = createEraser({
    ...{ sql, tables, log },
    forgetCopies: (erased) => {
      if (isKept) {
        forgetReplaced(path, erased);
      }
    },
  });
  const salt = sql.atomically(() => saltOf(tables.meta, now()));
  eraser.catchUp();
  return createEmbeddedStore({ path, sql, tables, eraser, salt, flush: () => late?.flush() });
}

/**
 * Opens the store in one SQLite file, made with its folder when it was never there (`:memory:` keeps nothing).
 *
 * What survives a power cut: each commit is in the write-ahead log (`<path>-wal`), which is fsynced before the
 * promise resolves; the log is copied to `<path>`, which is fsynced before the log is used again. The tombstones
 * (`erasures.jsonl`), the mark that a database was made (`<path>.made`), backups and the folders that name them
 * are fsynced when written. One process at a time: the lock on the file ends with the process. Rejects with a
 * `StoreError`: `in_use`, `newer`, `corrupt` (which includes a database that is gone or is not ours; nothing is
 * ever replaced), `full` or `unavailable`.
 */
export function openEmbeddedStore(opening: Opening): Promise<StoreWithVault> {
  const { path } = opening;
  return new Promise((resolve, reject) => {
    try {
      const sql = openDatabase(path);
      try {
        resolve(assemble(sql, opening));
      } catch (error) {
        closeDatabase(sql);
        throw error;
      }
    } catch (error) {
      reject(asStoreError(error, path));
    }
  });
}
