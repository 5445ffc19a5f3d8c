import { z } from 'zod';
import { idPath, nothing } from '../http/common-schema.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { standsSo } from '../rows/stands-so.ts';
import { changeTicket, wantedChange } from './change-ticket.ts';
import { getTicket } from './get-ticket.ts';
import { sayInTicket } from './say-in-ticket.ts';
import { newTicket, takeOver } from './take-over.ts';
import { ticketChoices, type TicketParts } from './ticket-choices.ts';
import { ticketNotes } from './ticket-notes.ts';

/** The routes with which a human talks and gives a conversation back. */
export function ticketEndpoints(parts: TicketParts): readonly Endpoint[] {
  return [
    ticketChoices(parts),
    create(parts),
    get(parts),
    sayInTicket(parts),
    ...ticketNotes(parts),
    change(parts),
  ];
}

function create(parts: TicketParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets',
    summary:
      'Takes a conversation into human hands: the bot is silent, the person is told who answers and when.',
    path: nothing,
    query: nothing,
    body: newTicket,
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: ({ body, idempotencyKey }) => takeOver(parts, body, idempotencyKey),
  });
}

function get({ records }: TicketParts): Endpoint {
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

function change(parts: TicketParts): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/tickets/:id',
    summary:
      'Says how a ticket stands, who answers in it or what it is about; an end gives it back to the bot.',
    path: idPath,
    query: nothing,
    body: wantedChange,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey: key }) => {
      const row = await getTicket(parts.records, path.id);
      // After a crash a repeat finds ended what it ended itself.
      if (key === null || !standsSo(row, body)) {
        // The same wish on the same state of the ticket is one wish.
        await changeTicket(parts, row, { body, name: String(row.version) });
      }
      return { id: row.id };
    },
  });
}
