import { StoreError } from '../store.ts';
import { asStoreError } from './as-store-error.ts';

/** Runs the work at once and answers with a promise; faults are those of the port. */
export type Attempt = <T>(work: () => T) => Promise<T>;

/** Attempts on the database at `path`, refused once it is closed. */
export function createAttempt(path: string, isOpen: () => boolean): Attempt {
  return (work) =>
    new Promise((resolve, reject) => {
      if (!isOpen()) {
        reject(new StoreError('unavailable', `The database ${path} was closed; open it again to use it.`));
        return;
      }
      try {
        resolve(work());
      } catch (error) {
        reject(asStoreError(error, path));
      }
    });
}
