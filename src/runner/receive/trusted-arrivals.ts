import { type Address } from '../../domain/contact/address.ts';

/**
 * Messages that were given to somebody without looking who speaks at their addresses. Until they are taken they may
 * come back from there and go to somebody else, and what came after them must not be there before them.
 */
export interface TrustedArrivals {
  /** Remembers one until `taken` is settled. */
  add(addresses: readonly Address[], contact: string, taken: Promise<unknown>): void;
  /**
   * Resolves with true once all of these addresses that were given to others than the contact are where they belong;
   * false when there are none.
   */
  wait(addresses: readonly Address[], contact: string): Promise<boolean>;
}

interface Trusted {
  readonly contact: string;
  readonly taken: Promise<unknown>;
}

/** Without any message yet. */
export function createTrustedArrivals(): TrustedArrivals {
  const under = new Map<Address, Set<Trusted>>();
  const drop = (address: Address, trusted: Trusted): void => {
    const there = under.get(address);
    there?.delete(trusted);
    if (there?.size === 0) {
      under.delete(address);
    }
  };
  return {
    add: (addresses, contact, taken) => {
      const trusted = { contact, taken };
      for (const address of addresses) {
        under.set(address, (under.get(address) ?? new Set()).add(trusted));
      }
      const over = (): void => {
        addresses.forEach((address) => {
          drop(address, trusted);
        });
      };
      taken.then(over, over);
    },
    wait: async (addresses, contact) => {
      const others = addresses.flatMap((each) =>
        [...(under.get(each) ?? [])].filter((trusted) => trusted.contact !== contact),
      );
      await Promise.allSettled(others.map(({ taken }) => taken));
      return others.length > 0;
    },
  };
}
