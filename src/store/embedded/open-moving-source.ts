import { existsSync } from 'node:fs';
import { type Instant } from '../../domain/time/clock.ts';
import { type MovingSource } from '../moving.ts';
import { StoreError } from '../store.ts';
import { asStoreError } from './as-store-error.ts';
import { createAttempt } from './attempt.ts';
import { unclean } from './eraser.ts';
import { createErasureLog, latestOf } from './erasure-log.ts';
import { exportChunks } from './export-chunks.ts';
import { closeUnchanged, openUnchanged } from './open-database.ts';
import { openEmbeddedStore } from './open-embedded-store.ts';
import { schemaVersion } from './migrations.ts';
import { type Sql } from './sql.ts';
import { tallyOf } from './tally-of.ts';
import { createTables } from './tables.ts';

interface Opening {
  readonly path: string;
  readonly now: () => Instant;
}

/** Whether an older program wrote it, or a crash left an erasure half done. */
function isUnfinished(sql: Sql, path: string): boolean {
  if (Number(sql.one('PRAGMA user_version')?.['user_version']) < schemaVersion) {
    return true;
  }
  const { meta, tombstones } = createTables(sql);
  const known = latestOf(tombstones.all());
  return (
    meta.find(unclean) !== undefined ||
    createErasureLog(path)
      .all()
      .some(({ contact, at }) => (known.get(contact) ?? -Infinity) < at)
  );
}

async function openFinished({ path, now }: Opening): Promise<Sql> {
  if (!existsSync(path)) {
    throw new StoreError(
      'unavailable',
      `There is no embedded store at ${path}; set DATA_DIR to where it lies.`,
    );
  }
  const sql = openUnchanged(path);
  if (!isUnfinished(sql, path)) {
    return sql;
  }
  closeUnchanged(sql);
  await (await openEmbeddedStore({ path, now })).close();
  return openUnchanged(path);
}

/**
 * Opens the embedded store to move away from it: locked, read and not written, except that an erasure which a crash
 * interrupted, or a change of the schema, is ended first. Rejects with a `StoreError`, `in_use` among them.
 */
export async function openMovingSource(opening: Opening): Promise<MovingSource> {
  const { path } = opening;
  try {
    const sql = await openFinished(opening);
    const attempt = createAttempt(path, () => true);
    return {
      export: () => exportChunks(sql, path),
      tally: () => attempt(() => tallyOf(sql)),
      close: () =>
        attempt(() => {
          closeUnchanged(sql);
        }),
    };
  } catch (error) {
    throw asStoreError(error, path);
  }
}
