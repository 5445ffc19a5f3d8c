import { type mongo } from 'mongoose';
import {
  type AddressDocument,
  type ContactDocument,
  type FactDocument,
  type LeaseDocument,
  type MetaDocument,
  type RowDocument,
  type TombstoneDocument,
  type VaultDocument,
  type WriterDocument,
} from './documents.ts';

/** Every collection of the database. */
export interface Collections {
  readonly contacts: mongo.Collection<ContactDocument>;
  readonly rows: mongo.Collection<RowDocument>;
  readonly addresses: mongo.Collection<AddressDocument>;
  readonly tombstones: mongo.Collection<TombstoneDocument>;
  readonly facts: mongo.Collection<FactDocument>;
  readonly meta: mongo.Collection<MetaDocument>;
  readonly vault: mongo.Collection<VaultDocument>;
  /** Of the running processes alone: not part of a copy. */
  readonly leases: mongo.Collection<LeaseDocument>;
  /** Of the processes that write rows, likewise. */
  readonly writers: mongo.Collection<WriterDocument>;
  /** Of a move or a restore that has not ended: not part of a copy. */
  readonly bringing: mongo.Collection<{ _id: string; unfinished: true }>;
  /** Who moves or restores at the moment: not part of a copy. */
  readonly bringers: mongo.Collection<LeaseDocument>;
}

/** Their names, in the order in which a copy is taken and put back. */
export const collectionNames = [
  'meta',
  'tombstones',
  'contacts',
  'addresses',
  'rows',
  'facts',
  'vault',
] as const;

/** The collections of a database, whether they exist already or not. */
export function collectionsOf(db: mongo.Db): Collections {
  return {
    contacts: db.collection('contacts'),
    rows: db.collection('rows'),
    addresses: db.collection('addresses'),
    tombstones: db.collection('tombstones'),
    facts: db.collection('facts'),
    meta: db.collection('meta'),
    vault: db.collection('vault'),
    leases: db.collection('leases'),
    writers: db.collection('writers'),
    bringing: db.collection('bringing'),
    bringers: db.collection('bringers'),
  };
}
