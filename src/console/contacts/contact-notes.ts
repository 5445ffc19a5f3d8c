import { z } from 'zod';
import { idPath, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { noteBody, noteView, viewNote } from './note-view.ts';
import { type ContactParts, getContact } from './write-contact.ts';
import { writeNote } from './write-note.ts';

/** The routes of what staff write down about a contact; it goes with the contact when that is erased. */
export function contactNotes(parts: ContactParts): readonly Endpoint[] {
  return [listNotes(parts), addNote(parts)];
}

function listNotes({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/contacts/:id/notes',
    summary: 'What staff wrote down about a contact, the oldest first.',
    path: idPath,
    query: pageQuery,
    answer: z.object({ notes: z.array(noteView) }),
    errors: [404],
    handle: async ({ path, query }) => {
      const { id } = await getContact(records, path.id);
      const page = { after: query.after ?? null, limit: query.limit };
      const rows = await records.rows({ kind: 'notes', contact: id, where: {}, ...page, following: true });
      return { notes: rows.map(viewNote) };
    },
  });
}

function addNote(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/notes',
    summary: 'Writes something down about a contact, for staff alone.',
    path: idPath,
    body: noteBody,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: async ({ path, body, idempotencyKey }) => {
      const { id: contact } = await getContact(parts.records, path.id);
      const about = { contact, route: `contacts/${contact}/notes` };
      return writeNote(parts, about, { body, key: idempotencyKey });
    },
  });
}
