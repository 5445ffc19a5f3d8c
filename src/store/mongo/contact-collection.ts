import { type Instant } from '../../domain/clock.ts';
import { type ContactRecord } from '../../domain/contact-record.ts';
import { type Store } from '../store.ts';
import { type Collections } from './collections.ts';
import { partsOf, recordOf } from './contact-parts.ts';
import { createGroupRead } from './group-read.ts';
import { type RecentRecords } from './recent-records.ts';

/** The contacts, to be read. */
export interface ContactCollection {
  find(id: string): Promise<ContactRecord | undefined>;
  list(query: Parameters<Store['list']>[0]): Promise<readonly ContactRecord[]>;
  due(before: Instant, limit: number): Promise<readonly string[]>;
  nextDue(): Promise<Instant | null>;
  /** Takes a companion away from everybody who has it, moving their revision on. */
  partFrom(companion: string): Promise<void>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
}

interface Parts {
  readonly collections: Collections;
  readonly recent: RecentRecords;
}

/** Who was written meanwhile is read again. */
async function partFrom(contacts: Collections['contacts'], companion: string): Promise<void> {
  for (;;) {
    const paired = await contacts.find({ companion: { $eq: companion } }).toArray();
    if (paired.length === 0) {
      return;
    }
    for (const document of paired) {
      const { id, revision, contact } = recordOf(document);
      const alone = { ...recordOf(document), contact: { ...contact, companion: null } };
      await contacts.updateOne(
        { _id: { $eq: id }, revision },
        { $set: { revision: revision + 1, turn: '', companion: null, profile: partsOf(alone).profile } },
      );
    }
  }
}

async function nextDue(contacts: Collections['contacts']): Promise<Instant | null> {
  const first = await contacts.findOne(
    { attention: { $exists: true } },
    { projection: { attention: 1 }, sort: { attention: 1, _id: 1 } },
  );
  return first?.attention ?? null;
}

/** The collection `contacts`. */
export function createContactCollection({ collections: { contacts }, recent }: Parts): ContactCollection {
  const read = createGroupRead(async (keys) => {
    const found = await contacts.find({ _id: { $in: [...keys] } }).toArray();
    return new Map(found.map((each) => [each._id, each]));
  });
  return {
    find: async (id) => {
      const document = await read(id);
      if (document === undefined) {
        return undefined;
      }
      const record = recordOf(document);
      recent.keep(record);
      return record;
    },
    list: async ({ after, limit, role }) => {
      const filter = {
        ...(role === undefined ? {} : { role: { $eq: role } }),
        ...(after === null ? {} : { _id: { $gt: after } }),
      };
      return (await contacts.find(filter, { sort: { _id: 1 }, limit }).toArray()).map(recordOf);
    },
    due: async (before, limit) => {
      const due = contacts.find(
        { attention: { $lte: before } },
        { projection: { _id: 1 }, sort: { attention: 1, _id: 1 }, limit },
      );
      return (await due.toArray()).map(({ _id }) => _id);
    },
    nextDue: () => nextDue(contacts),
    partFrom: (companion) => partFrom(contacts, companion),
    remove: async (id) => {
      recent.forget(id);
      return (await contacts.deleteOne({ _id: { $eq: id } })).deletedCount > 0;
    },
  };
}
