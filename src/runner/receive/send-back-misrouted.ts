import { type Address, isAloneAt } from '../../domain/contact/address.ts';
import { Misrouted } from './misrouted.ts';
import { type Path } from '../path.ts';
import { type Arrival, type Seat } from '../attend/seat.ts';

/**
 * Rechecks messages that were given to this contact by a copy that turned out to be old: who speaks at their address is
 * read now. Those at an address that the contact no longer has alone are rejected with `Misrouted`, and whoever took
 * them finds anew whom they are for.
 */
export async function sendBackMisrouted(path: Pick<Path, 'store'>, seat: Seat): Promise<void> {
  const doubtful = seat.arrivals.filter((each) => !isSure(each, seat));
  if (doubtful.length === 0) {
    return;
  }
  const theirs = await addressesOf(path, seat.id, doubtful);
  const misrouted = doubtful.filter(
    ({ event }) => event.kind === 'message' && !theirs.has(event.message.from),
  );
  seat.arrivals = seat.arrivals
    .filter((each) => !misrouted.includes(each))
    .map((each) => (doubtful.includes(each) ? { ...each, knownBy: undefined } : each));
  for (const { reject } of misrouted) {
    reject(new Misrouted());
  }
}

function isSure({ knownBy }: Arrival, { readAt }: Seat): boolean {
  return knownBy === undefined || knownBy === readAt;
}

/** Those addresses of messages where the contact is alone. */
async function addressesOf(
  { store }: Pick<Path, 'store'>,
  contact: string,
  arrivals: readonly Arrival[],
): Promise<ReadonlySet<Address>> {
  const asked = new Set(
    arrivals.flatMap(({ event }) => (event.kind === 'message' ? event.message.from : [])),
  );
  const rows = await Promise.all([...asked].map((each) => store.findAddress(each)));
  return new Set(rows.flatMap((row) => (row && isAloneAt(row, contact) ? row.address : [])));
}
