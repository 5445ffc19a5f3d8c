import { mongo } from 'mongoose';
import { duplicateKey } from './mongo-fault.ts';

/** Does an upsert, once more when somebody else made the document in the same moment. */
export async function upsert<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === duplicateKey) {
      return work();
    }
    throw error;
  }
}
