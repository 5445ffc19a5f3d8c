import { type Row } from '../../domain/row.ts';
import { type Settled } from '../../engine/settled.ts';
import { rowsAlone } from '../commit/request-writer.ts';
import { gatherLateRows } from '../merge/finish-merge.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';

/**
 * Writes the rows of what was settled; resolves when they are durable, which is when it counts as settled. The
 * document drops it with its next write, which may already be under way: it is written after the rows or not at all.
 * Of somebody who is being erased nothing is written.
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
  const how = { at: path.clock.now(), arrived };
  // Without a copy because the store failed, it is written all the same: the network has the message.
  if (seat.gone || (seat.loaded && !seat.record)) {
    return;
  }
  if (rows.length > 0) {
    await write(path, seat, { ids, rows, how });
  } else {
    ids.forEach((id) => seat.settled.set(id, how));
  }
  if (rows.length > 0 && seat.record?.forward != null) {
    path.work.do(() => gatherLateRows(path, seat.id));
  }
  if (seat.tidy) {
    path.attend(seat);
  }
}

async function write(
  path: Path,
  { handed, settled }: Seat,
  {
    ids,
    rows,
    how,
  }: { readonly ids: readonly string[]; readonly rows: readonly Row[]; readonly how: Settled },
): Promise<void> {
  const request = rowsAlone(rows);
  ids.forEach((id) => handed.set(id, { how, request }));
  try {
    await path.committer.commit(request);
    ids.forEach((id) => settled.set(id, how));
  } finally {
    ids.forEach((id) => handed.delete(id));
  }
}
