import { type Instant } from '../../../domain/time/clock.ts';
import { type ContactRecord } from '../../../domain/contact/contact-record.ts';
import { type FollowUp } from '../../../domain/follow-up.ts';
import { contactKeys } from '../../../domain/contact/contact-keys.ts';
import { createPlanTally } from '../../plan-tally.ts';
import { type Attention, type ContactQuery, type PlanTally } from '../../store.ts';
import { type Collections } from '../collections.ts';
import { partsOf, recordOf } from './contact-parts.ts';
import { createGroupRead } from '../group-read.ts';
import { type Remembered } from '../../../domain/remembered.ts';

/** The contacts, to be read. */
export interface ContactCollection {
  find(id: string): Promise<ContactRecord | undefined>;
  list(query: ContactQuery): Promise<readonly ContactRecord[]>;
  listIds(query: ContactQuery): Promise<readonly string[]>;
  revisions(): Promise<ReadonlyMap<string, number>>;
  tallyPlans(): Promise<readonly PlanTally[]>;
  due(before: Instant, limit: number, after?: Attention): Promise<readonly Attention[]>;
  nextDue(): Promise<Instant | null>;
  /** Takes a companion away from everybody who has it, moving their revision on. */
  partFrom(companion: string): Promise<void>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
}

interface Parts {
  readonly collections: Collections;
  /** What was lately read or written, so that a write may send what changed alone. */
  readonly recent: Remembered<ContactRecord>;
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
        {
          $set: {
            ...{ revision: revision + 1, turn: '', companion: null, keys: contactKeys(alone.contact) },
            profile: partsOf(alone).profile,
          },
        },
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

interface DueQuery {
  readonly before: Instant;
  readonly limit: number;
  readonly after: Attention | undefined;
}

/** Thousands may be due in one moment, so the rest of a moment is a range of the index for itself. */
async function due(
  contacts: Collections['contacts'],
  { before, limit, after }: DueQuery,
): Promise<readonly Attention[]> {
  const find = async (filter: object, most: number): Promise<readonly Attention[]> => {
    const options = { projection: { attention: 1 }, sort: { attention: 1, _id: 1 }, limit: most } as const;
    const found = await contacts.find(filter, options).toArray();
    return found.map(({ _id, attention = before }) => ({ id: _id, at: attention }));
  };
  if (after === undefined) {
    return find({ attention: { $lte: before } }, limit);
  }
  const same = await find({ attention: { $eq: after.at }, _id: { $gt: after.id } }, limit);
  const rest = limit - same.length;
  return rest === 0 ? same : [...same, ...(await find({ attention: { $gt: after.at, $lte: before } }, rest))];
}

function filterOf({ after, role, keys, ids }: ContactQuery): object {
  return {
    ...(role === undefined ? {} : { role: { $eq: role } }),
    ...(keys === undefined ? {} : { keys: { $in: keys } }),
    ...(after === null && ids === undefined
      ? {}
      : { _id: { ...(after === null ? {} : { $gt: after }), ...(ids && { $in: ids }) } }),
  };
}

function optionsOf({ limit, keys }: ContactQuery) {
  return { sort: { _id: 1 }, limit, ...(keys === undefined ? {} : { hint: { keys: 1, _id: 1 } }) } as const;
}

/** Whoever has something planned is to be looked at; of the others nothing is read. */
async function tallyPlans(contacts: Collections['contacts']): Promise<readonly PlanTally[]> {
  const planned = createPlanTally();
  const cursor = contacts.find(
    { attention: { $exists: true } },
    { projection: { followUps: 1, rest: 1 }, batchSize: 1000 },
  );
  for await (const { followUps, rest } of cursor) {
    const { forward } = JSON.parse(rest) as Pick<ContactRecord, 'forward'>;
    planned.add(forward === null ? (JSON.parse(followUps) as readonly FollowUp[]) : []);
  }
  return planned.tallies();
}

/** So many lines are a batch of about a megabyte, which nobody waits for while it is read. */
const manyAtOnce = 20_000;

async function revisions(contacts: Collections['contacts']): Promise<ReadonlyMap<string, number>> {
  const found = contacts.find({}, { projection: { revision: 1 }, batchSize: manyAtOnce });
  return new Map((await found.toArray()).map(({ _id, revision }) => [_id, revision]));
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
      recent.keep(record.id, record);
      return record;
    },
    list: async (query) => {
      const options = optionsOf(query);
      return (await contacts.find(filterOf(query), options).toArray()).map(recordOf);
    },
    listIds: async (query) => {
      const options = { ...optionsOf(query), projection: { _id: 1 } };
      return (await contacts.find(filterOf(query), options).toArray()).map(({ _id }) => _id);
    },
    revisions: () => revisions(contacts),
    tallyPlans: () => tallyPlans(contacts),
    due: (before, limit, after) => due(contacts, { before, limit, after }),
    nextDue: () => nextDue(contacts),
    partFrom: (companion) => partFrom(contacts, companion),
    remove: async (id) => {
      recent.forget(id);
      return (await contacts.deleteOne({ _id: { $eq: id } })).deletedCount > 0;
    },
  };
}
