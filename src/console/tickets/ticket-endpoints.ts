import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { contactOfOpen, getTicket } from './get-ticket.ts';
import { sayInTicket } from './say-in-ticket.ts';

/** The routes with which a human talks and gives a conversation back. */
export function ticketEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [create(parts), get(parts), sayInTicket(parts), close(parts)];
}

function create(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets',
    summary: 'Takes a conversation into human hands: the bot is silent until it is handed back.',
    path: nothing,
    query: nothing,
    body: z.strictObject({
      contact: z.string().min(1).max(200),
      topic: z.string().trim().min(1).max(200),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: async ({ body, idempotencyKey }) => {
      const contact = await getContact(parts.records, body.contact);
      const id = `ticket-${idempotencyKey === null ? randomUUID() : parts.records.idFor(idempotencyKey)}`;
      const at = parts.companion.now();
      await parts.companion.happen(contact.id, { id, at, kind: 'handover', ticket: id, topic: body.topic });
      return { id };
    },
  });
}

function get({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/tickets/:id',
    summary: 'One ticket.',
    path: idPath,
    query: nothing,
    body: null,
    status: 200,
    answer: rowView,
    errors: [404],
    handle: async ({ path }) => viewRow(await getTicket(records, path.id)),
  });
}

function close(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/tickets/:id',
    summary: 'Hands a conversation back to the bot.',
    path: idPath,
    query: nothing,
    body: z.strictObject({ state: z.literal('closed') }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path }) => {
      const contact = contactOfOpen(await getTicket(parts.records, path.id));
      const id = parts.records.idFor(`close ${path.id}`);
      await parts.companion.happen(contact, { id, at: parts.companion.now(), kind: 'handback' });
      return { id: path.id };
    },
  });
}
