import { type z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { type noteBody } from '../contacts/note-view.ts';
import { type ContactParts } from '../contacts/write-contact.ts';
import { writeNote } from '../contacts/write-note.ts';
import { ApiError } from '../http/api-error.ts';

/**
 * Writes a note about a ticket, for staff alone; under one key once. Throws ApiError where nobody knows whose it was.
 */
export function noteTicket(
  parts: Pick<ContactParts, 'companion' | 'records'>,
  { id: ticket, contact }: Row,
  note: { readonly body: z.infer<typeof noteBody>; readonly key: string | null },
): Promise<{ readonly id: string }> {
  if (contact === null) {
    throw new ApiError('conflict', 'Whose ticket this was is not known any more.', 'path.id');
  }
  return writeNote(parts, { contact, ticket, route: `tickets/${ticket}/notes` }, note);
}
