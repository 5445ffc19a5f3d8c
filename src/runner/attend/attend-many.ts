import { type Path } from '../path.ts';
import { type Seat } from './seat.ts';

/** How many contacts are taken up together: they are read as one page and written as few. */
const page = 500;

/**
 * Takes up many contacts, a page at a time, so that a crowd due at once neither fills the memory nor delays others.
 * Whoever is in line already is not put there again. Resolves when all have been taken up.
 */
export function attendMany(path: Path, ids: readonly string[], take: (seat: Seat) => void): Promise<void> {
  const fresh = ids.filter((id) => !path.inLine.has(id));
  fresh.forEach((id) => path.inLine.add(id));
  return new Promise((resolve) => {
    // What is still to be taken up counts as work: nothing has settled before.
    path.work.do(() => takePages(path, fresh, take).finally(resolve));
  });
}

async function takePages(path: Path, ids: readonly string[], take: (seat: Seat) => void): Promise<void> {
  for (let first = 0; first < ids.length && !path.stopping(); first += page) {
    if (first > 0) {
      await path.work.below(page / 2);
    }
    for (const id of ids.slice(first, first + page)) {
      path.inLine.delete(id);
      take(path.seats.get(id));
    }
  }
}
