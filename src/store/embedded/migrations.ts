import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { contactKeys } from '../../domain/contact/contact-keys.ts';
import { type Sql } from './sql.ts';

/** Stands in the file's header and says that the database is ours: "SMGT". */
export const applicationId = 0x534d4754;

/** The steps from an empty database to today's, in order. Never change one that was released: add one. */
const steps: readonly (string | ((sql: Sql) => void))[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
   CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
   CREATE TABLE contacts (
     id TEXT PRIMARY KEY, revision INTEGER NOT NULL, attention INTEGER, body TEXT NOT NULL
   );
   CREATE INDEX contacts_attention ON contacts (attention, id) WHERE attention IS NOT NULL;
   CREATE TABLE addresses (address TEXT PRIMARY KEY, speaker TEXT NOT NULL, contacts TEXT NOT NULL);
   CREATE TABLE rows (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, contact TEXT,
     at INTEGER NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, UNIQUE (kind, id)
   );
   CREATE INDEX rows_kind ON rows (kind, seq);
   CREATE INDEX rows_contact ON rows (contact, kind, seq) WHERE contact IS NOT NULL;
   CREATE TABLE tombstones (contact TEXT PRIMARY KEY, at INTEGER NOT NULL);
   PRAGMA application_id = ${String(applicationId)};`,
  `CREATE TABLE vault (
     seq INTEGER PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
     value TEXT NOT NULL, expires INTEGER, UNIQUE (account, kind, id)
   );
   CREATE INDEX vault_expires ON vault (expires) WHERE expires IS NOT NULL;
   CREATE TABLE vault_fences (account TEXT PRIMARY KEY, fence INTEGER NOT NULL);`,
  `CREATE INDEX contacts_role ON contacts (json_extract(body, '$.contact.role'), id);`,
  `ALTER TABLE contacts ADD COLUMN keys TEXT;
   CREATE TABLE contact_keys (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
   CREATE INDEX contact_keys_id ON contact_keys (id);
   CREATE TRIGGER contact_made AFTER INSERT ON contacts BEGIN
     INSERT INTO contact_keys SELECT value, new.id FROM json_each(new.keys);
   END;
   CREATE TRIGGER contact_changed AFTER UPDATE OF keys ON contacts WHEN old.keys IS NOT new.keys BEGIN
     DELETE FROM contact_keys WHERE id = old.id;
     INSERT INTO contact_keys SELECT value, new.id FROM json_each(new.keys);
   END;
   CREATE TRIGGER contact_gone AFTER DELETE ON contacts BEGIN
     DELETE FROM contact_keys WHERE id = old.id;
   END;`,
  fillKeys,
  // An index on what stands in the body has it parsed with every write, twice.
  `ALTER TABLE contacts ADD COLUMN role TEXT;
   UPDATE contacts SET role = json_extract(body, '$.contact.role');
   DROP INDEX contacts_role;
   CREATE INDEX contacts_role ON contacts (role, id);`,
  // Of the work of years little is open, and that is looked at again and again.
  `CREATE INDEX rows_state ON rows (json_extract(data, '$.state'), seq) WHERE kind = 'tasks';`,
];

/** Contacts that are there already get the keys that they are looked up by. */
function fillKeys(sql: Sql): void {
  for (const { id, body } of sql.all('SELECT id, body FROM contacts')) {
    const { contact } = JSON.parse(String(body)) as ContactRecord;
    const keys = JSON.stringify(contactKeys(contact));
    sql.run('UPDATE contacts SET keys = ? WHERE id = ?', keys, id ?? null);
  }
}

/** The schema that this version of the program writes. */
export const schemaVersion = steps.length;

/** Brings the schema from `version` to today's, each step all or nothing with its number. */
export function migrate(sql: Sql, version: number): void {
  steps.slice(version).forEach((step, index) => {
    sql.atomically(() => {
      if (typeof step === 'string') {
        sql.exec(step);
      } else {
        step(sql);
      }
      sql.exec(`PRAGMA user_version = ${String(version + index + 1)}`);
    });
  });
}
