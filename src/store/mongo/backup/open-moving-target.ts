import { type Instant } from '../../../domain/time/clock.ts';
import { type Chunk, type MovingTarget } from '../../moving.ts';
import { bringAlone, type Bringer } from './bring-alone.ts';
import { collectionsOf } from '../collections.ts';
import { connect, type Connected } from '../connect.ts';
import { attemptAt } from '../mongo-fault.ts';
import { movedDocuments } from './moved-documents.ts';
import { openMongoStore } from '../open-mongo-store.ts';
import { placeOf } from '../../../domain/place-of.ts';
import { refusePeople, refuseWhileUsed } from './refuse-used.ts';
import { putInPlace, stage } from './staging.ts';
import { tallyOf } from '../tally-of.ts';
import { endRestore, isUnfinished, markFinished, markUnfinished } from './unfinished.ts';

interface Opening {
  readonly uri: string;
  readonly now: () => Instant;
}

/** Alone from here to its end. */
async function begin(connected: Connected, now: () => Instant): Promise<Bringer> {
  const bringer = await bringAlone(collectionsOf(connected.db), { now, place: connected.place });
  try {
    await refuse(connected, now);
    return bringer;
  } catch (error) {
    await bringer.end();
    throw error;
  }
}

/** What a move that did not come to its end left there is only a part of what comes now. */
async function refuse({ db, place }: Connected, now: () => Instant): Promise<void> {
  const collections = collectionsOf(db);
  await refuseWhileUsed(collections, { now, place });
  await endRestore(db, collections);
  if (!(await isUnfinished(collections, 'move'))) {
    await refusePeople(collections, place);
  }
}

async function bring(
  { db, bringer }: Connected & { readonly bringer: Bringer },
  chunks: AsyncIterable<Chunk>,
  { uri, now }: Opening,
): Promise<void> {
  await markUnfinished(collectionsOf(db), 'move');
  await stage(db, movedDocuments(chunks, now));
  await bringer.confirm();
  await putInPlace(db);
  // Makes the indexes, and shows that it can be opened.
  await (await openMongoStore({ uri, now, moving: true })).close();
}

/**
 * Opens a MongoDB database to move a store into it. Rejects with a `StoreError`: `in_use` while a process runs on it,
 * `exists` when it holds contacts, `unavailable` without a server. What is brought lies beside the collections until
 * all of it is there.
 */
export async function openMovingTarget(opening: Opening): Promise<MovingTarget> {
  const place = placeOf(opening.uri);
  const attempt = attemptAt(place);
  const connected = await attempt(() => connect(opening.uri));
  const bringer = await attempt(() => begin(connected, opening.now)).catch(async (refusal: unknown) => {
    await connected.connection.close();
    throw refusal;
  });
  return {
    import: (chunks) => attempt(() => bring({ ...connected, bringer }, chunks, opening)),
    tally: () => attempt(() => tallyOf(collectionsOf(connected.db))),
    finish: () => attempt(() => markFinished(collectionsOf(connected.db))),
    close: async () => {
      await bringer.end().finally(() => connected.connection.close());
    },
  };
}
