import { randomBytes } from 'node:crypto';
import { type mongo } from 'mongoose';
import { type Collections } from '../collections.ts';
import { createServerClock } from '../server-clock.ts';

/** Gives each new row its place: later ones sort behind earlier ones, and no two processes give the same. */
export interface Sequence {
  next(): string;
  /** Every later place sorts behind this one. */
  passOver(place: string): void;
  /** Of this process alone; ends each of its places. */
  readonly mark: string;
}

const digits = 10;

/**
 * Places made of the time in microseconds and a mark of the process. Those of one process always rise, and begin
 * behind `last`, the highest that is known; those of several processes are as exact as their clocks agree.
 */
export function createSequence({
  last,
  now,
}: {
  readonly last: string | undefined;
  readonly now: () => number;
}): Sequence {
  const mark = randomBytes(3).toString('hex');
  const timeOf = (place: string): number => Number.parseInt(place.slice(0, digits), 36);
  let latest = last === undefined ? 0 : timeOf(last);
  return {
    mark,
    passOver: (place) => {
      latest = Math.max(latest, timeOf(place));
    },
    next: () => {
      latest = Math.max(latest + 1, Math.floor(now() * 1000));
      return `${latest.toString(36).padStart(digits, '0')}${mark}`;
    },
  };
}

/** A sequence that begins behind every row that there is, even should the server's clock have gone back. */
export async function openSequence(db: mongo.Db, { rows }: Collections): Promise<Sequence> {
  const kinds = await rows.distinct('kind');
  const lasts = await Promise.all(
    kinds.map((kind) => rows.findOne({ kind: { $eq: kind } }, { sort: { seq: -1 }, projection: { seq: 1 } })),
  );
  const seqs = lasts.flatMap((row) => row?.seq ?? []).sort();
  return createSequence({ last: seqs.at(-1), now: await createServerClock(db) });
}
