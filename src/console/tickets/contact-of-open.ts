import { type Row } from '../../domain/row.ts';
import { ApiError } from '../http/api-error.ts';

/** Whose conversation an open ticket is; throws ApiError `conflict` for a closed one. */
export function contactOfOpen({ contact, data }: Row): string {
  if (contact === null || (data['state'] !== 'open' && data['state'] !== 'waiting')) {
    throw new ApiError('conflict', 'This ticket is closed.', 'path.id');
  }
  return contact;
}
