import { progressedDelivery } from './delivery-rows.ts';
import { type Path, type Progress } from './path.ts';
import { progressedRow } from './rows.ts';

/** So much news may wait for the settling of its messages; the oldest is forgotten beyond that. */
const mostWaiting = 5000;

/**
 * Writes down that a message was delivered or read. News that comes before the send itself is written down waits
 * for that; late or repeated news changes nothing, since the row that is further stays.
 */
export async function noteProgress(path: Path, message: string, state: Progress): Promise<void> {
  await path.lanes.run(`progress ${message}`, async () => {
    // Remembered before looking, so that a settling that ends meanwhile finds it.
    remember(path.progress, message, state);
    const row = await path.store.findRow('messages', message);
    if (row && row.data['state'] !== 'cancelled') {
      const rows = [progressedRow(row, state), ...progressedDelivery(row, state, path.clock.now())];
      await path.committer.commit({ contact: null, rows, restsOn: [] });
      path.progress.delete(message);
    }
  });
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
