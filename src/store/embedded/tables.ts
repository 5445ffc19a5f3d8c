import { type Instant } from '../../domain/time/clock.ts';
import { type AddressTable, createAddressTable } from './address-table.ts';
import { type ContactTable, createContactTable } from './contact-table.ts';
import { createPairTable, type PairTable } from './pair-table.ts';
import { createRowTable, type RowTable } from './row-table.ts';
import { type Sql } from './sql.ts';
import { createTombstoneTable, type TombstoneTable } from './tombstone-table.ts';
import { createVaultTable, type VaultTable } from './vault-table.ts';

/** Every table of the database. */
export interface Tables {
  readonly contacts: ContactTable;
  readonly addresses: AddressTable;
  readonly rows: RowTable;
  readonly tombstones: TombstoneTable;
  readonly vault: VaultTable;
  readonly facts: PairTable;
  /** What the store remembers of itself. */
  readonly meta: PairTable;
}

/** The tables of an open, migrated database. */
export function createTables(sql: Sql, now: () => Instant = Date.now): Tables {
  return {
    contacts: createContactTable(sql),
    addresses: createAddressTable(sql),
    rows: createRowTable(sql),
    tombstones: createTombstoneTable(sql),
    vault: createVaultTable(sql, now),
    facts: createPairTable(sql, 'facts'),
    meta: createPairTable(sql, 'meta'),
  };
}
