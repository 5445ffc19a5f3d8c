import { type Store, StoreError, type StoreReading } from '../store.ts';
import { type AddressCollection } from './addresses/address-collection.ts';
import { backUp } from './backup/back-up.ts';
import { type Collections } from './collections.ts';
import { type Connected } from './connect.ts';
import { type ContactCollection } from './contacts/contact-collection.ts';
import { type Eraser } from './eraser.ts';
import { type Attempt, attemptAt } from './mongo-fault.ts';
import { type PlaceMarks } from './rows/place-marks.ts';
import { type RowCollection } from './rows/row-collection.ts';
import { type TombstoneCollection } from './tombstone-collection.ts';
import { upsert } from './upsert.ts';
import { type BatchParts, jotRows, writeBatch } from './write-batch.ts';

/** What a store is made of. */
export interface StoreParts {
  readonly connected: Connected;
  readonly collections: Collections;
  readonly contacts: ContactCollection;
  readonly rows: RowCollection;
  readonly addresses: AddressCollection;
  readonly tombstones: TombstoneCollection;
  readonly eraser: Eraser;
  readonly batch: BatchParts;
  readonly salt: string;
  readonly marks: PlaceMarks;
}

/** Attempts that are refused once the store is closed. */
function createAttempt(place: string, isOpen: () => boolean): Attempt {
  const attempt = attemptAt(place);
  const closed = (): StoreError =>
    new StoreError('unavailable', `The database ${place} was closed; open it again to use it.`);
  return (work) => (isOpen() ? attempt(work) : Promise.reject(closed()));
}

async function sizeOf({ connected, collections }: StoreParts): ReturnType<Store['size']> {
  const [contacts, rows, stats] = await Promise.all([
    collections.contacts.estimatedDocumentCount(),
    collections.rows.estimatedDocumentCount(),
    connected.db.stats(),
  ]);
  return { contacts, rows, bytes: Number(stats['storageSize']) + Number(stats['indexSize']) };
}

function createReading(parts: StoreParts, attempt: Attempt): StoreReading {
  const { contacts, addresses, rows, tombstones, collections } = parts;
  return {
    find: (id) => attempt(() => contacts.find(id)),
    findAddress: (address) => attempt(() => addresses.find(address)),
    list: (query) => attempt(() => contacts.list(query)),
    listIds: (query) => attempt(() => contacts.listIds(query)),
    revisions: () => attempt(() => contacts.revisions()),
    tallyPlans: () => attempt(() => contacts.tallyPlans()),
    rows: (query) => attempt(() => rows.query(query)),
    findRow: (kind, id) => attempt(() => rows.find(kind, id)),
    knownRows: (kind, ids) => attempt(() => rows.known(kind, ids)),
    tallyRows: (query) => attempt(() => rows.tally(query)),
    due: (before, limit, after) => attempt(() => contacts.due(before, limit, after)),
    nextDue: () => attempt(() => contacts.nextDue()),
    getFact: (key) => attempt(async () => (await collections.facts.findOne({ _id: { $eq: key } }))?.value),
    tombstones: () => attempt(() => tombstones.all()),
    size: () => attempt(() => sizeOf(parts)),
  };
}

async function keepFact({ facts }: Collections, key: string, value: string): Promise<string> {
  const put = () =>
    facts.findOneAndUpdate(
      { _id: { $eq: key } },
      { $setOnInsert: { value } },
      { upsert: true, returnDocument: 'after' },
    );
  return (await upsert(put))?.value ?? value;
}

function createWriting(
  { collections, eraser, rows, batch }: StoreParts,
  attempt: Attempt,
): Pick<Store, 'write' | 'jot' | 'replaceRow' | 'dropRows' | 'putFact' | 'keepFact' | 'erase' | 'replay'> {
  return {
    write: (wanted) => attempt(() => writeBatch(batch, wanted)),
    // Where nobody could take over from it, a server waits for its disk.
    ...(batch.contacts.replicated ? { jot: (some) => attempt(() => jotRows(batch, some)) } : {}),
    replaceRow: (row, from) => attempt(() => rows.replace(row, from)),
    dropRows: (kind, ids) => attempt(() => rows.drop(kind, ids)),
    putFact: (key, value) =>
      attempt(async () => {
        const put = () =>
          collections.facts.updateOne({ _id: { $eq: key } }, { $set: { value } }, { upsert: true });
        await upsert(put);
      }),
    keepFact: (key, value) => attempt(() => keepFact(collections, key, value)),
    erase: (id, at) => attempt(() => eraser.erase(id, at)),
    replay: (tombstones) => attempt(() => eraser.replay(tombstones)),
  };
}

/** The store on an open connection and its collections. */
export function createMongoStore(parts: StoreParts): Store {
  const { batch, connected, salt, marks } = parts;
  let open = true;
  const attempt = createAttempt(connected.place, () => open);
  return {
    salt,
    ...createReading(parts, attempt),
    ...createWriting(parts, attempt),
    backup: (path) => attempt(() => backUp(connected, path)),
    close: async () => {
      open = false;
      // A server that is gone is no reason not to close; the next opening looks then.
      await batch.latecomers.look().catch(() => undefined);
      await marks.close().catch(() => undefined);
      await connected.connection.close();
    },
  };
}
