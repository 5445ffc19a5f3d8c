import { setImmediate as letOthers } from 'node:timers/promises';
import { type Instant } from '../../../domain/time/clock.ts';
import { type Row } from '../../../domain/row.ts';
import { type Records } from '../../../programme/records/records.ts';
import { allRows } from '../../rows/all-rows.ts';
import { waitsSince } from './waits-since.ts';

/** A ticket as the list shows it. */
export interface ListedTicket {
  readonly row: Row;
  /** Since when the person waits for an answer; null: it is for them to write, or it is over. */
  readonly waitsSince: Instant | null;
}

/** So many talks are looked through before everybody else is served. */
const inOneGo = 25;

/** The tickets in human hands: those who wait for an answer, the longest first, then those that wait for the person. */
export async function readOpenTickets(records: Pick<Records, 'rows'>): Promise<readonly ListedTicket[]> {
  const [open, waiting] = await Promise.all([
    allRows(records, { kind: 'tickets', where: { state: 'open' } }),
    allRows(records, { kind: 'tickets', where: { state: 'waiting' } }),
  ]);
  const listed: ListedTicket[] = [];
  for (const [place, row] of open.entries()) {
    listed.push({ row, waitsSince: await waitsSince(records, row) });
    if (place % inOneGo === 0) {
      await letOthers();
    }
  }
  return [
    ...listed.sort((one, other) => (one.waitsSince ?? Infinity) - (other.waitsSince ?? Infinity)),
    ...waiting.map((row) => ({ row, waitsSince: null })),
  ];
}
