import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { rowView, viewRow } from '../rows/row-view.ts';

/** The routes with which a human talks and gives a conversation back. */
export function ticketEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [create(parts), get(parts), say(parts), close(parts)];
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

function say(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets/:id/messages',
    summary: 'A human answers: the words go out at once.',
    path: idPath,
    query: nothing,
    body: z.strictObject({ text: z.string().trim().min(1).max(4096) }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey }) => {
      const contact = contactOf(await getTicket(parts.records, path.id));
      const id = `staff-${idempotencyKey === null ? randomUUID() : parts.records.idFor(idempotencyKey)}`;
      const event = { id, at: parts.companion.now(), kind: 'notice', text: body.text } as const;
      await parts.companion.happen(contact, { ...event, media: [], from: null, urgent: true });
      return { id };
    },
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
      const contact = contactOf(await getTicket(parts.records, path.id));
      const id = parts.records.idFor(`close ${path.id}`);
      await parts.companion.happen(contact, { id, at: parts.companion.now(), kind: 'handback' });
      return { id: path.id };
    },
  });
}

function contactOf({ contact, data }: Row): string {
  if (contact === null || data['state'] !== 'open') {
    throw new ApiError('conflict', 'This ticket is closed.', 'path.id');
  }
  return contact;
}

async function getTicket(records: ContactParts['records'], id: string): Promise<Row> {
  const row = await records.findRow('tickets', id);
  if (row === undefined) {
    throw new ApiError('not_found', 'There is no ticket with this id.', 'path.id');
  }
  return row;
}
