import { hash as digestOf } from 'node:crypto';
import { type Address } from '../domain/contact/address.ts';

/** Names derived from causes: the same cause has the same name, and nobody can read the cause from the name. */
export interface Names {
  /** The contact id of a stranger at this address: of the first there, or of who came when so many had left it. */
  readonly contactAt: (address: Address, before?: number) => string;
  /** The event id of something a channel handed over, by the network's own key. */
  readonly eventOf: (key: string) => string;
}

/** Names with the store's salt in them, so that a phone number cannot be found by trying all of them. */
export function createNames(salt: string): Names {
  const hash = (text: string): string =>
    digestOf('sha256', `${salt}\n${text}`, 'base64url').replace(/[-_]/g, '0').slice(0, 22);
  return {
    contactAt: (address, before = 0) => `c${hash(`contact ${address}${' later'.repeat(before)}`)}`,
    eventOf: (key) => `e${hash(`event ${key}`)}`,
  };
}
