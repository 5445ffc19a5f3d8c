import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { type TicketChange } from '../../domain/ticket.ts';
import { keptWords } from '../http/kept-words.ts';
import { getAnswerer } from './get-answerer.ts';
import { contactOfOpen } from './contact-of-open.ts';
import { refuseTopic } from './refuse-topic.ts';
import { ticketStaff, ticketTopic } from './take-over.ts';
import { type TicketParts } from './ticket-choices.ts';

const changes =
  'One of: `state` (open, waiting, solved or closed) with a `reason` (waiting: for the person; solved and closed hand back to the bot), another `assignee`, another `topic`.';

/** How a ticket stands, and why. */
export const stateChange = z.strictObject({
  state: z.enum(['open', 'waiting', 'solved', 'closed']),
  reason: keptWords(500).default(''),
});
/** Who answers in it; null: nobody in particular. */
export const staffChange = z.strictObject({ assignee: ticketStaff.nullable() });
/** What it is about. */
export const topicChange = z.strictObject({ topic: ticketTopic });

/** What can be changed of a ticket, one thing at a time. */
export const wantedChange = z.union([stateChange, staffChange, topicChange], changes).describe(changes);

/**
 * Changes an open ticket; the same wish under the same name is one wish, of which it is said that it was seen. Throws
 * ApiError where it is closed.
 */
export async function changeTicket(
  parts: TicketParts,
  ticket: Row,
  { body, name }: { readonly body: z.infer<typeof wantedChange>; readonly name: string },
): Promise<{ readonly seen: boolean }> {
  const contact = contactOfOpen(ticket);
  const change = await toChange(parts, body);
  const id = parts.records.idFor(`ticket ${ticket.id} ${name} ${JSON.stringify(change)}`);
  const at = parts.companion.now();
  const event = { id, at, kind: 'ticket_change', ticket: ticket.id, change } as const;
  const taken = await parts.companion.happen(contact, event);
  return { seen: taken?.seen ?? true };
}

async function toChange(parts: TicketParts, body: z.infer<typeof wantedChange>): Promise<TicketChange> {
  if ('state' in body) {
    return { kind: 'state', ...body };
  }
  if ('topic' in body) {
    refuseTopic(parts, body.topic);
    return { kind: 'topic', topic: body.topic };
  }
  return { kind: 'assign', to: body.assignee === null ? null : await getAnswerer(parts, body.assignee) };
}
