import { z } from 'zod';
import { type ContactParts } from '../contacts/write-contact.ts';
import { idPath, pageQuery } from '../http/common-schema.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { noteBody, noteView, viewNote } from '../contacts/note-view.ts';
import { getRow } from '../rows/one-row.ts';
import { noteTicket } from './note-ticket.ts';

/** The routes of what staff write down about a ticket; the person never sees it, and it goes when they are erased. */
export function ticketNotes(parts: ContactParts): readonly Endpoint[] {
  return [list(parts), add(parts)];
}

function list({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/tickets/:id/notes',
    summary: 'What staff wrote down about a ticket, the oldest first.',
    path: idPath,
    query: pageQuery,
    answer: z.object({ notes: z.array(noteView) }),
    errors: [404],
    handle: async ({ path, query: { after = null, limit } }) => {
      const { id: ticket, contact } = await getRow(records, 'tickets', path.id);
      const wanted = { kind: 'notes', contact, where: { ticket }, after, limit } as const;
      const rows = await records.rows({ ...wanted, following: true });
      return { notes: rows.map(viewNote) };
    },
  });
}

function add(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets/:id/notes',
    summary: 'Writes something down about a ticket, for staff alone.',
    path: idPath,
    body: noteBody,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey: key }) =>
      noteTicket(parts, await getRow(parts.records, 'tickets', path.id), { body, key }),
  });
}
