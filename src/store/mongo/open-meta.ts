import { randomBytes } from 'node:crypto';
import { type Instant } from '../../domain/time/clock.ts';
import { StoreError } from '../store.ts';
import { type Collections } from './collections.ts';
import { type MetaDocument } from './documents.ts';
import { upsert } from './upsert.ts';

/** The form of the documents that this version of the program writes. */
export const schemaVersion = 2;

/** A store whose documents a newer program wrote. */
export function newerStore(where: string): StoreError {
  return new StoreError(
    'newer',
    `The database ${where} was written by a newer version of Semangat; install that version or restore an older backup.`,
  );
}

/** What the store remembers of itself, made by whoever comes first; refuses what a newer program wrote. */
export async function openMeta(
  { meta }: Collections,
  { now, place }: { readonly now: Instant; readonly place: string },
): Promise<MetaDocument> {
  const made = { schema: schemaVersion, salt: randomBytes(16).toString('hex'), madeAt: now };
  const found = await upsert(() =>
    meta.findOneAndUpdate(
      { _id: 'store' },
      { $setOnInsert: made },
      { upsert: true, returnDocument: 'after' },
    ),
  );
  if (found === null) {
    throw new StoreError('corrupt', `The database ${place} keeps nothing about itself; start again.`);
  }
  if (found.schema > schemaVersion) {
    throw newerStore(place);
  }
  return found;
}
