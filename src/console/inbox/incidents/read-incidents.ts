import { type Row } from '../../../domain/row.ts';
import { type Records } from '../../../programme/records/records.ts';
import { allRows } from '../all-rows.ts';

/** What a person must look at, what happened last first: one that comes again moves up with its count. */
export async function readIncidents(records: Pick<Records, 'rows'>): Promise<readonly Row[]> {
  const rows = await allRows(records, { kind: 'incidents', where: {} });
  return [...rows].sort((one, other) => other.at - one.at);
}
