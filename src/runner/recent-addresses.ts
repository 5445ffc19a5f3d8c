import { type Address, type AddressRow } from '../domain/address.ts';
import { type Clock, type Instant, type Millis } from '../domain/clock.ts';

/**
 * So long a row that names one contact is believed. Only another process can have changed it meanwhile, by letting
 * somebody join there and speak; what was written within this time could as well have come before that.
 */
const believed: Millis = 1000;
const mostKept = 5000;

/** Addresses lately read, each of one contact alone, so that a talk does not ask for its address at every line. */
export interface RecentAddresses {
  find(address: Address): AddressRow | undefined;
  /** Reads a row and keeps it, unless one was written meanwhile. */
  read(address: Address, find: () => Promise<AddressRow | undefined>): Promise<AddressRow | undefined>;
  /** What is known of an address that is about to be written, or has been. */
  forget(address: Address): void;
}

/** By the real clock: the programme's may be moved, or stand still. */
export function createRecentAddresses({ now }: Pick<Clock, 'now'>): RecentAddresses {
  const kept = new Map<Address, { readonly row: AddressRow; readonly until: Instant }>();
  let writes = 0;

  const keep = (row: AddressRow): void => {
    kept.delete(row.address);
    if (row.contacts.length === 1 && row.contacts[0] === row.speaker) {
      kept.set(row.address, { row, until: now() + believed });
      forgetOldest(kept);
    }
  };

  return {
    find: (address) => {
      const found = kept.get(address);
      return found !== undefined && found.until > now() ? found.row : undefined;
    },
    read: async (address, find) => {
      const before = writes;
      const row = await find();
      if (row !== undefined && writes === before) {
        keep(row);
      }
      return row;
    },
    forget: (address) => {
      writes++;
      kept.delete(address);
    },
  };
}

function forgetOldest(kept: Map<Address, unknown>): void {
  if (kept.size > mostKept) {
    for (const address of kept.keys()) {
      kept.delete(address);
      return;
    }
  }
}
