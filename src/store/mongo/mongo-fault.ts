import { mongo } from 'mongoose';
import { StoreError, type StoreFailure } from '../store.ts';

/** What a database answers when its disk is full. */
const outOfDiskSpace = 14031;

/**
 * What MongoDB answers to a document, or to a change that makes one, of more than 16 MB; what is larger still the
 * driver cannot even write down, its buffer ends.
 */
const tooLarge: ReadonlySet<unknown> = new Set([10334, 17419, 17420, 'ERR_OUT_OF_RANGE']);

/** A write that ended with one of these may have been done: nobody can tell without looking. */
const unsure: ReadonlySet<number | string | undefined> = new Set([
  ...[6, 7, 64, 89, 91, 100, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 50],
]);

/** A key that must be unique was there already. */
export const duplicateKey = 11000;

/** Whether a write that failed so may nevertheless stand, or come to stand. */
export function mayHaveWritten(error: unknown): boolean {
  if (error instanceof mongo.MongoServerSelectionError) {
    return false;
  }
  return (
    error instanceof mongo.MongoNetworkError ||
    (error instanceof mongo.MongoError &&
      (error.hasErrorLabel('RetryableWriteError') || unsure.has(error.code)))
  );
}

function unavailable(place: string, cause?: unknown): StoreError {
  return new StoreError(
    'unavailable',
    `The database ${place} cannot be reached or does not answer; check that MongoDB runs there, that MONGODB_URI and its password are right, and that a replica set has a primary.`,
    { cause },
  );
}

function reasonOf(error: unknown): StoreFailure {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return tooLarge.has(code) ? 'too_large' : code === outOfDiskSpace ? 'full' : 'unavailable';
}

/** Turns what the driver threw into a `StoreError`; one that is one already stays. */
export function asMongoFault(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) {
    return error;
  }
  const reason = reasonOf(error);
  if (reason === 'too_large') {
    const advice = 'takes no document of more than 16 MB; shorten what is kept of this contact';
    return new StoreError('too_large', `The database ${place} ${advice}.`, { cause: error });
  }
  if (reason === 'full') {
    const advice = 'cannot grow, its disk is full; nothing was lost, free some space and go on';
    return new StoreError('full', `The database ${place} ${advice}.`, { cause: error });
  }
  return unavailable(place, error);
}

/** Does work on a database and tells of its faults in the words of the port. */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** Attempts on the database at a place; `told` turns what was thrown into the port's words. */
export function attemptAt(place: string, told = asMongoFault): Attempt {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      throw told(error, place);
    }
  };
}
