import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { gatherLateRows, stillness } from './finish-merge.ts';

/**
 * Waits for what is being sent to somebody whom another process made one with this person meanwhile: that one knew
 * nothing of it, and it stands in this person's document too. True: it waited, and the document is read again before
 * anything is sent.
 */
export async function awaitAbsorbed(path: Path, seat: Seat): Promise<boolean> {
  const absorbed = seat.record?.absorbed ?? [];
  const others = absorbed.flatMap((id) => path.seats.find(id) ?? []).filter(({ delivering }) => delivering);
  for (const other of others) {
    // The rest of what our copy of them holds is left to this person.
    other.stale = true;
    path.attend(other);
    await stillness(path, other.id);
    await gatherLateRows(path, other.id);
  }
  if (others.length > 0) {
    seat.stale = true;
    seat.doubtful = true;
    path.attend(seat);
  }
  return others.length > 0;
}
