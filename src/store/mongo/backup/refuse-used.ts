import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant } from '../../../domain/time/clock.ts';
import { StoreError } from '../../store.ts';
import { type Collections } from '../collections.ts';

/** A lease that nobody renews has run out after ten seconds; so long is waited for it, looking this often. */
const patience = { tries: 24, pause: 500 } as const;

interface RefusalParts {
  readonly now: () => Instant;
  readonly place: string;
  /** Lets so many milliseconds pass. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** The leases that have not run out, as they were renewed last. */
async function findHeld({ leases }: Pick<Collections, 'leases'>, now: Instant): Promise<readonly string[]> {
  const held = await leases.find({ until: { $gt: now } }).toArray();
  return held.map(({ _id, fence, until }) => `${_id} ${fence} ${until}`);
}

/**
 * Waits for the leases of processes that have ended. Throws `in_use` when somebody goes on renewing one: what stays as
 * it is all the time has an end that is far away only because the clock was put back after a process had died.
 */
export async function refuseWhileUsed(
  collections: Pick<Collections, 'leases'>,
  { now, place, wait = sleep }: RefusalParts,
): Promise<void> {
  const first = await findHeld(collections, now());
  for (let tries = 0, held = first; held.length > 0; tries++) {
    if (tries >= patience.tries) {
      if (held.every((each) => first.includes(each))) {
        return;
      }
      throw new StoreError(
        'in_use',
        `A process runs on the database ${place}; stop every one and try again. Nothing was changed.`,
      );
    }
    await wait(patience.pause);
    held = await findHeld(collections, now());
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
