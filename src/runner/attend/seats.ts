import { isBusy, newSeat, type Seat } from './seat.ts';

/** The contacts in work, with our copies of those lately in work. */
export interface Seats {
  get(id: string): Seat;
  /** The one that is there, without taking it up. */
  find(id: string): Seat | undefined;
  /** Whether this is the seat that `get` gives: what holds another one must not go on with it. */
  has(seat: Seat): boolean;
  all(): Iterable<Seat>;
}

/**
 * Seats in this process; beyond `most` the longest unused and idle ones are forgotten. The last `most` that were taken
 * stay in any case: two seats of one contact do not know of each other, and each would send what the other has sent.
 */
export function createSeats({ most = 1000 }: { most?: number } = {}): Seats {
  const seats = new Map<string, Seat>();
  let tick = 0;
  let trimAt = most;

  const trim = (): void => {
    let old = seats.size - most;
    for (const [id, seat] of seats) {
      if (old-- <= 0) {
        break;
      }
      if (isIdle(seat)) {
        seats.delete(id);
      }
    }
    // Where many are busy they are not all looked through again for each one more.
    trimAt = Math.max(most, Math.ceil(seats.size * 1.1));
  };

  return {
    get: (id) => {
      const seat = seats.get(id) ?? newSeat(id);
      seat.usedAt = ++tick;
      // Last in the map is the latest used: the map's own order is the order to forget in.
      seats.delete(id);
      seats.set(id, seat);
      if (seats.size > trimAt) {
        trim();
      }
      return seat;
    },
    find: (id) => seats.get(id),
    has: (seat) => seats.get(seat.id) === seat,
    all: () => seats.values(),
  };
}

/** Nothing is under way, and nothing on its way into the store. */
function isIdle(seat: Seat): boolean {
  return !isBusy(seat) && seat.handed.size === 0;
}
