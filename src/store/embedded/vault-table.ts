import { type Instant } from '../../domain/time/clock.ts';
import { StoreError } from '../store.ts';
import { type VaultChange } from '../vault.ts';
import { type Sql } from './sql.ts';

/** What the channels keep. Several calls inside one `atomically` are one write. */
export interface VaultTable {
  read(account: string, kind: string, ids: readonly string[]): ReadonlyMap<string, Uint8Array>;
  list(
    account: string,
    kind: string,
    page: { readonly after: string; readonly limit: number },
  ): readonly string[];
  /** Throws unless `fence` is the highest so far. */
  pass(account: string, fence: number): void;
  apply(account: string, change: VaultChange): void;
  drop(account: string, kind: string | null): void;
  sweep(now: Instant): void;
}

const lives = '(expires IS NULL OR expires > ?)';

/** The tables `vault` and `vault_fences` of an open database. Values lie as base64. */
export function createVaultTable(sql: Sql, now: () => Instant): VaultTable {
  const find = (account: string, kind: string, id: string): Uint8Array | undefined => {
    const row = sql.one(
      `SELECT value FROM vault WHERE account = ? AND kind = ? AND id = ? AND ${lives}`,
      ...[account, kind, id, now()],
    );
    return row && Buffer.from(String(row['value']), 'base64');
  };
  return {
    read: (account, kind, ids) =>
      new Map(
        ids.flatMap((id) => {
          const value = find(account, kind, id);
          return value === undefined ? [] : [[id, value]];
        }),
      ),
    list: (account, kind, { after, limit }) =>
      sql
        .all(
          `SELECT id FROM vault WHERE account = ? AND kind = ? AND id > ? AND ${lives} ORDER BY id LIMIT ?`,
          ...[account, kind, after, now(), limit],
        )
        .map((row) => String(row['id'])),
    pass: (account, fence) => {
      pass(sql, account, fence);
    },
    apply: (account, change) => {
      apply(sql, account, change);
    },
    drop: (account, kind) => {
      sql.run('DELETE FROM vault WHERE account = ? AND kind = coalesce(?, kind)', account, kind);
    },
    sweep: (until) => {
      sql.run('DELETE FROM vault WHERE expires <= ?', until);
    },
  };
}

function pass(sql: Sql, account: string, fence: number): void {
  const changed = sql.run(
    `INSERT INTO vault_fences (account, fence) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET fence = excluded.fence WHERE fence <= excluded.fence`,
    ...[account, fence],
  );
  if (changed === 0) {
    throw new StoreError('unavailable', `The account ${account} is held by another process; stop this one.`);
  }
}

function apply(sql: Sql, account: string, { kind, id, value, expires }: VaultChange): void {
  if (value === null) {
    sql.run('DELETE FROM vault WHERE account = ? AND kind = ? AND id = ?', account, kind, id);
    return;
  }
  sql.run(
    `INSERT INTO vault (account, kind, id, value, expires) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, expires = excluded.expires`,
    ...[account, kind, id, Buffer.from(value).toString('base64'), expires],
  );
}
