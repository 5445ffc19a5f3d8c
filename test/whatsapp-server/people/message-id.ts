import { randomBytes } from 'node:crypto';

/** A new message id as phones make them. */
export function createMessageId(): string {
  return `3A${randomBytes(9).toString('hex').toUpperCase()}`;
}
