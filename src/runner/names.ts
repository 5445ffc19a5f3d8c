import { hash as digestOf } from 'node:crypto';
import { type Address } from '../domain/address.ts';

/** Names derived from causes: the same cause has the same name, and nobody can read the cause from the name. */
export interface Names {
  /** The contact id of a stranger at this address; `later`, when the first one has left it. */
  readonly contactAt: (address: Address, later?: 'later') => string;
  /** The event id of something a channel handed over, by the network's own key. */
  readonly eventOf: (key: string) => string;
}

/** Names with the store's salt in them, so that a phone number cannot be found by trying all of them. */
export function createNames(salt: string): Names {
  const hash = (text: string): string =>
    digestOf('sha256', `${salt}\n${text}`, 'base64url').replace(/[-_]/g, '0').slice(0, 22);
  return {
    contactAt: (address, later) => `c${hash(`contact ${address}${later === undefined ? '' : ` ${later}`}`)}`,
    eventOf: (key) => `e${hash(`event ${key}`)}`,
  };
}
