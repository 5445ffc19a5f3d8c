import { type Row } from '../domain/row.ts';
import { type Path } from './path.ts';
import { type Seat } from './seat.ts';

/**
 * Writes the rows of what was settled; resolves when they are durable, which is when it counts as settled. The
 * document drops it with its next write. Of somebody who is being erased nothing is written.
 */
export async function keepSettled(
  path: Path,
  seat: Seat,
  {
    ids,
    rows,
    arrived = true,
  }: { readonly ids: readonly string[]; readonly rows: readonly Row[]; readonly arrived?: boolean },
): Promise<void> {
  const at = path.clock.now();
  // Without a copy because the store failed, it is written all the same: the network has the message.
  if (seat.gone || (seat.loaded && !seat.record)) {
    return;
  }
  if (rows.length > 0) {
    await path.committer.commit({ contact: null, rows });
  }
  for (const id of ids) {
    seat.settled.set(id, { at, arrived });
  }
  if (seat.tidy) {
    path.attend(seat);
  }
}
