import { setTimeout as pause } from 'node:timers/promises';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';

const often = 20;
const most = 50;

/**
 * The row that a write brings about, or its first version after `since`, once it can be read: rows are written behind
 * their turn, and whoever was told an id asks for it at once. Undefined where it has not come within a second; it
 * comes later then.
 */
export async function awaitRow(
  records: Pick<Records, 'findRow'>,
  kind: RowKind,
  id: string,
  since = 0,
): Promise<Row | undefined> {
  for (let tries = 0; tries < most; tries++) {
    const row = await records.findRow(kind, id);
    if (row && row.version > since) {
      return row;
    }
    await pause(often);
  }
  return undefined;
}
