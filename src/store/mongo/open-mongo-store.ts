import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Leases } from '../leases.ts';
import { type StoreWithVault } from '../vault.ts';
import { createAddressCollection } from './addresses/address-collection.ts';
import { collectionsOf } from './collections.ts';
import { connect, type Connected } from './connect.ts';
import { createContactCollection } from './contacts/contact-collection.ts';
import { createMongoStore } from './create-mongo-store.ts';
import { ensureIndexes } from './ensure-indexes.ts';
import { createEraser } from './eraser.ts';
import { createMongoVault } from './create-mongo-vault.ts';
import { createLatecomers, dropLeft } from './rows/latecomers.ts';
import { createMongoLeases } from './mongo-leases.ts';
import { fillKeys } from './contacts/fill-keys.ts';
import { asMongoFault } from './mongo-fault.ts';
import { openMeta, schemaVersion } from './open-meta.ts';
import { openSequence } from './rows/sequence.ts';
import { createPlaceMarks } from './rows/place-marks.ts';
import { placeOf } from '../../domain/place-of.ts';
import { createRemembered } from '../../domain/remembered.ts';
import { createRowCollection } from './rows/row-collection.ts';
import { createTombstoneCollection } from './tombstone-collection.ts';
import { endRestore, halfMoved, isUnfinished } from './backup/unfinished.ts';

/** How many records are kept to tell what changed in them. */
const mostRecent = 1000;

interface Opening {
  /** `mongodb://…` or `mongodb+srv://…`; without a database's name it is `semangat`. */
  readonly uri: string;
  readonly now: () => Instant;
  /** Told what an operator should know, at opening. */
  readonly warn?: (message: string) => void;
  /** Whether it is opened by the move that brings it, which nobody else may do before its end. */
  readonly moving?: boolean;
}

/** A store that several processes may share. */
export interface SharedStore extends StoreWithVault {
  readonly leases: Leases;
}

/** What a crash left half in its place is put there wholly, or nothing goes on. */
async function bePutInPlace({ db, place }: Connected, { warn, moving = false }: Opening): Promise<void> {
  const collections = collectionsOf(db);
  if (await endRestore(db, collections)) {
    warn?.(`A restore of ${place} had been interrupted; it was ended now.`);
  }
  if (!moving && (await isUnfinished(collections, 'move'))) {
    throw halfMoved(place);
  }
}

async function assemble(connected: Connected, now: () => Instant): Promise<SharedStore> {
  const { db, place, replicated } = connected;
  const collections = collectionsOf(db);
  const { salt, schema } = await openMeta(collections, { now: now(), place });
  await ensureIndexes(db, place);
  // Where processes are replaced one after the other, an older one goes on beside a newer one that opened it before.
  await fillKeys(collections);
  if (schema < schemaVersion) {
    await collections.meta.updateOne({ _id: 'store' }, { $set: { schema: schemaVersion } });
  }
  const recent = createRemembered<ContactRecord>({ most: mostRecent });
  const sequence = await openSequence(db, collections);
  const marks = createPlaceMarks({ writers: collections.writers, sequence });
  const parts = {
    contacts: createContactCollection({ collections, recent }),
    rows: createRowCollection(collections, marks),
    addresses: createAddressCollection(collections),
    tombstones: createTombstoneCollection(collections),
  };
  const late = { ...parts, contacts: collections.contacts, now };
  const latecomers = createLatecomers(late);
  const eraser = createEraser({ ...parts, latecomers });
  await eraser.catchUp();
  await dropLeft(late);
  const batch = {
    ...parts,
    latecomers,
    contacts: { db, contacts: collections.contacts, recent, replicated },
    putting: { db, sequence, marks },
  };
  const store = createMongoStore({ ...parts, connected, collections, eraser, batch, salt, marks });
  const vault = createMongoVault({ collection: collections.vault, place, now });
  return { ...store, vault, leases: createMongoLeases(collections.leases) };
}

/**
 * Opens the store in a MongoDB database (6.0 or newer), made when it was never there. Any number of processes may
 * share it. A write is acknowledged when a majority of the replica set has it in the journal; on a server that stands
 * alone when that one has, and `warn` is told. Rejects with a `StoreError`: `unavailable` after 5 s without a server,
 * `newer`, or `corrupt` when an index is missing and cannot be made or a move was not finished.
 */
export async function openMongoStore(opening: Opening): Promise<SharedStore> {
  const { uri, now, warn } = opening;
  let connected: Connected | undefined;
  try {
    connected = await connect(uri);
    if (!connected.replicated) {
      warn?.(
        `MongoDB at ${connected.place} stands alone: nothing is lost when it stops, but nobody takes over. Start it as a replica set (--replSet, rs.initiate()) to have failover.`,
      );
    }
    await bePutInPlace(connected, opening);
    return await assemble(connected, now);
  } catch (error) {
    await connected?.connection.close();
    throw asMongoFault(error, placeOf(uri));
  }
}
