import { setTimeout as wait } from 'node:timers/promises';
import { type Instant } from '../../domain/clock.ts';
import { StoreError } from '../store.ts';
import { type Collections } from './collections.ts';

/** A lease that nobody renews has run out after ten seconds; so long is waited for it, looking this often. */
const patience = { tries: 24, pause: 500 } as const;

async function isHeld({ leases }: Collections, now: Instant): Promise<boolean> {
  return (await leases.findOne({ until: { $gt: now } }, { projection: { _id: 1 } })) !== null;
}

/** Waits for the leases of processes that have ended. Throws `in_use` when somebody goes on renewing one. */
export async function refuseWhileUsed(
  collections: Collections,
  { now, place }: { readonly now: () => Instant; readonly place: string },
): Promise<void> {
  for (let tries = 0; await isHeld(collections, now()); tries++) {
    if (tries >= patience.tries) {
      throw new StoreError(
        'in_use',
        `A process runs on the database ${place}; stop every one and try again. Nothing was changed.`,
      );
    }
    await wait(patience.pause);
  }
}

/** Throws `exists` when people are kept in the database already, or the memory of people who were erased. */
export async function refusePeople(
  { contacts, addresses, tombstones }: Collections,
  place: string,
): Promise<void> {
  const found = await Promise.all([
    contacts.findOne({}, { projection: { _id: 1 } }),
    addresses.findOne({}, { projection: { _id: 1 } }),
    tombstones.findOne({}, { projection: { _id: 1 } }),
  ]);
  if (found.some((each) => each !== null)) {
    throw new StoreError(
      'exists',
      `The database ${place} holds contacts already, and nothing was changed. Name an empty one in MONGODB_URI; two stores cannot become one.`,
    );
  }
}
