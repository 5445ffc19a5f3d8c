import { type Address, type AddressRow } from '../../domain/contact/address.ts';
import { type Sql, type SqlRow } from './sql.ts';

/** Who can be reached at which address. */
export interface AddressTable {
  find(address: Address): AddressRow | undefined;
  put(row: AddressRow): void;
  /** Takes a contact off every address; a row that named nobody else goes. */
  forget(contact: string): void;
}

/** The address that a line of the table holds. */
export function addressOf(row: SqlRow): AddressRow {
  return {
    address: row['address'] as Address,
    contacts: JSON.parse(String(row['contacts'])) as string[],
    speaker: String(row['speaker']),
  };
}

/** The table `addresses` of an open database. */
export function createAddressTable(sql: Sql): AddressTable {
  const put = ({ address, contacts, speaker }: AddressRow): void => {
    sql.run(
      `INSERT INTO addresses (address, speaker, contacts) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET speaker = excluded.speaker, contacts = excluded.contacts`,
      ...[address, speaker, JSON.stringify(contacts)],
    );
  };
  const leave = (row: AddressRow, contact: string): void => {
    const contacts = row.contacts.filter((each) => each !== contact);
    const [first] = contacts;
    if (first === undefined) {
      sql.run('DELETE FROM addresses WHERE address = ?', row.address);
    } else {
      put({ ...row, contacts, speaker: row.speaker === contact ? first : row.speaker });
    }
  };
  return {
    find: (address) => {
      const row = sql.one('SELECT * FROM addresses WHERE address = ?', address);
      return row && addressOf(row);
    },
    put,
    forget: (contact) => {
      const shared = sql.all(
        `SELECT * FROM addresses
         WHERE speaker = ? OR EXISTS (SELECT 1 FROM json_each(addresses.contacts) WHERE value = ?)`,
        ...[contact, contact],
      );
      for (const row of shared.map(addressOf)) {
        leave(row, contact);
      }
    },
  };
}
