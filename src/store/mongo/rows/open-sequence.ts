import { type mongo } from 'mongoose';
import { type Collections } from '../collections.ts';
import { createSequence, type Sequence } from './sequence.ts';
import { createServerClock } from '../server-clock.ts';

/** A sequence that begins behind every row that there is, even should the server's clock have gone back. */
export async function openSequence(db: mongo.Db, { rows }: Collections): Promise<Sequence> {
  const kinds = await rows.distinct('kind');
  const lasts = await Promise.all(
    kinds.map((kind) => rows.findOne({ kind: { $eq: kind } }, { sort: { seq: -1 }, projection: { seq: 1 } })),
  );
  const seqs = lasts.flatMap((row) => row?.seq ?? []).sort();
  return createSequence({ last: seqs.at(-1), now: await createServerClock(db) });
}
