import { inLanes } from '../attend/lanes.ts';
import { type Seat } from '../attend/seat.ts';
import { type Path } from '../path.ts';
import { isParting } from './is-parting.ts';

/**
 * Works on two who are being made one, or parted, when nobody else makes one of either of them or parts them. Nothing is
 * begun to be sent to them meanwhile: what the one has still to be sent may be the other's.
 */
export function inPair<T>(path: Path, ids: readonly [string, string], work: () => Promise<T>): Promise<T> {
  const lanes = ids.map((id) => `person ${id}`);
  return inLanes(path.lanes, lanes, async () => {
    const seats = ids.map((id) => path.seats.get(id));
    seats.forEach((seat) => (seat.resting = true));
    try {
      return await work();
    } finally {
      seats.forEach((seat) => (seat.resting = false));
      // What they have still to be sent goes on; where the store failed the sweep takes it up, with the rest of this.
      for (const seat of seats.filter(isAlive)) {
        path.attend(seat);
      }
    }
  });
}

function isAlive({ record }: Seat): boolean {
  return record?.forward === null && !isParting(record);
}
