import { type Vault } from '../vault.ts';
import { type Attempt } from './attempt.ts';
import { type Sql } from './sql.ts';
import { type VaultTable } from './vault-table.ts';

/** The vault on an open database; every write is one transaction. */
export function createEmbeddedVault({
  sql,
  table,
  attempt,
}: {
  readonly sql: Sql;
  readonly table: VaultTable;
  readonly attempt: Attempt;
}): Vault {
  const change = (account: string, fence: number, work: () => void): Promise<void> =>
    attempt(() => {
      sql.atomically(() => {
        table.pass(account, fence);
        work();
      });
    });
  return {
    read: (account, kind, ids) => attempt(() => table.read(account, kind, ids)),
    list: (account, kind, page) => attempt(() => table.list(account, kind, page)),
    write: (account, changes, fence) =>
      change(account, fence, () => {
        const removals = changes.filter(({ value }) => value === null);
        for (const each of [...changes.filter(({ value }) => value !== null), ...removals]) {
          table.apply(account, each);
        }
      }),
    clear: (account, kinds, fence) =>
      change(account, fence, () => {
        for (const kind of kinds === 'all' ? [null] : kinds) {
          table.drop(account, kind);
        }
      }),
    sweep: (now) =>
      attempt(() => {
        table.sweep(now);
      }),
  };
}
