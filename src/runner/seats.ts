import { isBusy, newSeat, type Seat } from './seat.ts';

/** The contacts in work, with our copies of those lately in work. */
export interface Seats {
  get(id: string): Seat;
  forget(id: string): void;
  all(): Iterable<Seat>;
}

/** Seats in this process; beyond `most` the longest unused and idle ones are forgotten. */
export function createSeats({ most = 2000 }: { most?: number } = {}): Seats {
  const seats = new Map<string, Seat>();
  let tick = 0;

  const trim = (): void => {
    for (const [id, seat] of seats) {
      if (seats.size <= most) {
        return;
      }
      if (!isBusy(seat)) {
        seats.delete(id);
      }
    }
  };

  return {
    get: (id) => {
      const seat = seats.get(id) ?? newSeat(id);
      seat.usedAt = ++tick;
      // Last in the map is the latest used: the map's own order is the order to forget in.
      seats.delete(id);
      seats.set(id, seat);
      if (seats.size > most) {
        trim();
      }
      return seat;
    },
    forget: (id) => {
      seats.delete(id);
    },
    all: () => seats.values(),
  };
}
