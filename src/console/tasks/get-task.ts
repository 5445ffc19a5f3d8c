import { type Row } from '../../domain/row.ts';
import { type ContactParts } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';

/** The row of a task; throws ApiError `not_found`. */
export async function getTask(records: ContactParts['records'], id: string): Promise<Row> {
  const row = await records.findRow('tasks', id);
  if (row === undefined) {
    throw new ApiError('not_found', 'There is no task with this id.', 'path.id');
  }
  return row;
}
