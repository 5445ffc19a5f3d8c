import { ApiError } from './api-error.ts';

/** What is said when a key names another write than before: one of the two would be lost without a word. */
export function keyIsTaken(): ApiError {
  const words = 'This Idempotency-Key was sent with another request before, which was done. Use a new one.';
  return new ApiError('conflict', words, 'header.Idempotency-Key');
}
