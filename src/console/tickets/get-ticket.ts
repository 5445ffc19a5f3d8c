import { type Row } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';

/** The row of a ticket; throws ApiError `not_found`. */
export async function getTicket(records: Pick<Records, 'findRow'>, id: string): Promise<Row> {
  const row = await records.findRow('tickets', id);
  if (row === undefined) {
    throw new ApiError('not_found', 'There is no ticket with this id.', 'path.id');
  }
  return row;
}

/** Whose conversation an open ticket is; throws ApiError `conflict` for a closed one. */
export function contactOfOpen({ contact, data }: Row): string {
  if (contact === null || (data['state'] !== 'open' && data['state'] !== 'waiting')) {
    throw new ApiError('conflict', 'This ticket is closed.', 'path.id');
  }
  return contact;
}
