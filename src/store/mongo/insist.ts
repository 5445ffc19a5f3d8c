import { mongo } from 'mongoose';
import { mayHaveWritten } from './mongo-fault.ts';

/** The driver itself waits up to 5 s for a primary, each time. */
const tries = 3;

/**
 * Does what belongs to contacts that may stand already, also while a replica set changes its primary: given up, nobody
 * else would do it. The work must bear repeating; what time does not mend is thrown at once.
 */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const passes = mayHaveWritten(error) || error instanceof mongo.MongoServerSelectionError;
      if (left === 0 || !passes) {
        throw error;
      }
    }
  }
}
