import { type Address, isAloneAt } from '../../domain/contact/address.ts';
import { Misled } from './misled.ts';
import { type Path } from '../path.ts';
import { type Arrival, type Seat } from '../attend/seat.ts';

/**
 * Messages that we knew without looking to be for this contact, by a copy that turned out to be old: who speaks at
 * their address is read now. Where this contact is not alone any more they are refused, and whoever took them finds
 * anew for whom they are.
 */
export async function sendBackMisled(path: Pick<Path, 'store'>, seat: Seat): Promise<void> {
  const doubtful = seat.arrivals.filter((each) => !isSure(each, seat));
  if (doubtful.length === 0) {
    return;
  }
  const theirs = await addressesOf(path, seat.id, doubtful);
  const misled = doubtful.filter(({ event }) => event.kind === 'message' && !theirs.has(event.message.from));
  seat.arrivals = seat.arrivals
    .filter((each) => !misled.includes(each))
    .map((each) => (doubtful.includes(each) ? { ...each, knownBy: undefined } : each));
  for (const { reject } of misled) {
    reject(new Misled());
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
