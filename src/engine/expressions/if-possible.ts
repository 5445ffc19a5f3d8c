import { Failure } from './failure.ts';

/** What a computation gives, or undefined where it fails. */
export function ifPossible<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Failure) {
      return undefined;
    }
    throw error;
  }
}
