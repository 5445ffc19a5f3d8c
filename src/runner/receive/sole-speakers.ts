import { type Address, type AddressRow, isAloneAt } from '../../domain/contact/address.ts';
import { type Seat } from '../attend/seat.ts';
import { type Seats } from '../attend/seats.ts';

/**
 * Who was found alone at an address, so that it need not be read again for each of their messages. Sound because the
 * store moves the revision of who is alone somewhere before that changes: what was read while our copy of them was at
 * hand holds as long as nobody else has written them, and whether somebody has is told by the write that takes the
 * message. One that it turns out for must be looked for anew.
 */
export interface SoleSpeakers {
  /** Whose all these addresses are, as far as is known: no seat when they are to be read. */
  find(addresses: readonly Address[]): Seat | undefined;
  /** Notes rows that were read or put after the moment `since` of our own order. */
  note(rows: readonly AddressRow[], since: number): void;
}

interface Known {
  readonly contact: string;
  /** When the copy was read that this holds for, by our own order. */
  readonly readAt: number;
}

/** Several addresses for each seat that is kept at hand. */
const mostKnown = 4000;

/** A memory without any address yet. */
export function createSoleSpeakers({ seats }: { readonly seats: Seats }): SoleSpeakers {
  const known = new Map<Address, Known>();
  const forgetOldest = (): void => {
    for (const address of known.keys()) {
      if (known.size <= mostKnown) {
        return;
      }
      known.delete(address);
    }
  };
  const findOne = (address: Address): Seat | undefined => {
    const entry = known.get(address);
    const seat = entry && seats.find(entry.contact);
    return seat?.readAt === entry?.readAt && isCurrent(seat) ? seat : undefined;
  };
  return {
    find: ([first, ...others]) => {
      const seat = first === undefined ? undefined : findOne(first);
      return others.every((each) => findOne(each) === seat) ? seat : undefined;
    },
    note: (rows, since) => {
      for (const row of rows) {
        const { address, speaker, moving } = row;
        const seat = seats.find(speaker);
        known.delete(address);
        const isTheirs = isAloneAt(row, speaker) && !moving && names(seat, address);
        if (isTheirs && isCurrent(seat) && seat.readAt <= since) {
          known.set(address, { contact: speaker, readAt: seat.readAt });
        }
      }
      forgetOldest();
    },
  };
}

/** As far as we know nobody else has written since our copy was read. */
function isCurrent(seat: Seat | undefined): seat is Seat {
  return seat !== undefined && seat.loaded && !seat.stale && !seat.gone && seat.record?.forward === null;
}

/** A row may still name who has left: whoever took them off it died in between. */
function names(seat: Seat | undefined, address: Address): boolean {
  return seat?.record?.contact.addresses.includes(address) ?? false;
}
