import { z } from 'zod';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { changeRow, showRow } from '../rows/one-row.ts';
import { changeTicket, wantedChange } from './change-ticket.ts';
import { sayInTicket } from './say-in-ticket.ts';
import { newTicket, takeOver } from './take-over.ts';
import { ticketChoices, type TicketParts } from './ticket-choices.ts';
import { ticketNotes } from './ticket-notes.ts';

/** The routes with which a human talks and gives a conversation back. */
export function ticketEndpoints(parts: TicketParts): readonly Endpoint[] {
  return [
    ticketChoices(parts),
    create(parts),
    showRow(parts.records, 'tickets'),
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
    body: newTicket,
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: ({ body, idempotencyKey }) => takeOver(parts, body, idempotencyKey),
  });
}

function change(parts: TicketParts): Endpoint {
  return changeRow(parts.records, 'tickets', {
    summary:
      'Says how a ticket stands, who answers in it or what it is about; an end gives it back to the bot.',
    body: wantedChange,
    change: (row, asked) => changeTicket(parts, row, asked),
  });
}
