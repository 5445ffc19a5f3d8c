import { createHash } from 'node:crypto';

/**
 * The id under which WhatsApp knows a part of a message of ours, from 0: always the same, so that a resend, after a
 * crash too, is the same message to the phone. `3EB0` is how ids of WhatsApp Web begin.
 */
export function networkIdOf(account: string, message: string, part: number): string {
  const cause = part === 0 ? `${account}${message}` : `${account}${message}/${part}`;
  const hash = createHash('sha256').update(cause).digest('hex');
  return `3EB0${hash.slice(0, 18).toUpperCase()}`;
}
