import { z } from 'zod';
import { idPath } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { getRow } from '../rows/one-row.ts';
import { answerTicket, ticketAnswer } from './answer-ticket.ts';
import { type TicketParts } from './ticket-choices.ts';

/** The route by which a human answers in a ticket. */
export function sayInTicket(parts: TicketParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets/:id/messages',
    summary: 'A human answers: the words, or a reaction on a message of theirs, go out at once.',
    path: idPath,
    body: ticketAnswer,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey: key }) => {
      const { id } = await answerTicket(parts, await getRow(parts.records, 'tickets', path.id), {
        body,
        key,
      });
      return { id };
    },
  });
}
