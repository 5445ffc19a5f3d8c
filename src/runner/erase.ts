import { type Path } from './path.ts';

/** Erases a contact everywhere, when nothing else is at work on it. False when there is none. */
export async function erase(path: Path, id: string): Promise<boolean> {
  const seat = path.seats.get(id);
  await path.load(seat);
  if (!seat.record) {
    return false;
  }
  await new Promise<void>((resolve, reject) => {
    seat.exclusive.push({
      run: async () => {
        // From here on nothing about them is written; what was on its way bears an earlier time than the tombstone.
        seat.gone = true;
        for (const each of [...(seat.record?.absorbed ?? []), id]) {
          await path.files.erase(each);
          await path.store.erase(each, path.clock.now());
          path.seats.get(each).stale = each !== id;
        }
        seat.fresh.clear();
        seat.attempts.clear();
        seat.orders.clear();
        seat.ready.clear();
      },
      resolve,
      reject,
    });
    path.attend(seat);
  });
  return true;
}
