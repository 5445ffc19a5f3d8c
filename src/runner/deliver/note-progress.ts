import { type Row } from '../../domain/row.ts';
import { rowsAlone } from '../commit/request-writer.ts';
import { progressedDelivery } from '../settle/delivery-rows.ts';
import { type Path, type Progress } from '../path.ts';
import { progressedRow } from '../settle/message-rows.ts';

/** So much news may wait for the settling of its messages; the oldest is forgotten beyond that. */
const mostWaiting = 5000;

/**
 * Writes down that a message was delivered or read. News that comes before the send itself is written down waits
 * for that; late or repeated news changes nothing, since the row that is further stays. What was taken back after a
 * crash may have been sent by the one that crashed: whoever has it proves it.
 */
export async function noteProgress(path: Path, message: string, state: Progress): Promise<void> {
  await path.lanes.run(`progress ${message}`, async () => {
    // Remembered before looking, so that a settling that ends meanwhile finds it.
    remember(path.progress, message, state);
    const row = await path.store.findRow('messages', message);
    if (row && !isStillToCome(path, row)) {
      const known = await withAddress(path, row);
      const rows = [progressedRow(known, state), ...progressedDelivery(known, state, path.clock.now())];
      await path.committer.commit(rowsAlone(rows));
      path.progress.delete(message);
    }
  });
}

/** Writes down what was told before of messages that have been taken back in the meantime. */
export async function noteEarlier(path: Path, rows: readonly Row[]): Promise<void> {
  for (const { kind, id } of rows) {
    const state = kind === 'messages' ? path.progress.get(id) : undefined;
    if (state) {
      await noteProgress(path, id, state);
    }
  }
}

/** Whether it is taken back in the row and is being sent here all the same, so that its end is yet to be written. */
function isStillToCome({ seats, lines }: Path, { id, contact, data }: Row): boolean {
  if (data['state'] !== 'cancelled' || contact === null) {
    return false;
  }
  const { handed, sending } = seats.get(contact);
  const isOut = [...lines.values()].some(({ unsettled }) => unsettled.has(id));
  return isOut || sending === id || handed.has(id);
}

/** What was taken back bears no address; it went where its contact writes from. */
async function withAddress(path: Path, row: Row): Promise<Row> {
  if (row.contact === null || row.data['address'] !== null) {
    return row;
  }
  const record = await path.store.find(row.contact);
  const [address = null] = record?.contact.addresses ?? [];
  return { ...row, data: { ...row.data, address } };
}

function remember(progress: Map<string, Progress>, message: string, state: Progress): void {
  if (progress.get(message) === 'read') {
    return;
  }
  progress.set(message, state);
  for (const oldest of progress.keys()) {
    if (progress.size <= mostWaiting) {
      return;
    }
    progress.delete(oldest);
  }
}
