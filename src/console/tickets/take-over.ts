import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { getContact } from '../contacts/write-contact.ts';
import { claimKey } from '../http/claim-key.ts';
import { keptWords } from '../http/kept-words.ts';
import { awaitRow } from '../rows/await-row.ts';
import { getAnswerer } from './get-answerer.ts';
import { refuseTopic } from './refuse-topic.ts';
import { type TicketParts } from './ticket-choices.ts';

/** What a ticket is about. */
export const ticketTopic = keptWords(200).min(1);
/** Who is to answer in a ticket. */
export const ticketStaff = z.string().min(1).max(200).describe('The id of a contact who is to answer.');

/** What a ticket is made of. */
export const newTicket = z.strictObject({
  contact: z.string().min(1).max(200),
  topic: ticketTopic.describe('One of `topics` in programme.yaml, where it names any.'),
  assignee: ticketStaff.optional(),
});

/** The id of the ticket that a request with a key makes. */
export function ticketOfKey({ records }: Pick<TicketParts, 'records'>, contact: string, key: string): string {
  return `ticket-${records.idFor(`ticket ${contact} ${key}`)}`;
}

/** Takes a conversation into human hands; resolves once its ticket can be read. Under one key once. */
export async function takeOver(
  parts: TicketParts,
  body: z.infer<typeof newTicket>,
  key: string | null,
): Promise<{ readonly id: string }> {
  const contact = await getContact(parts.records, body.contact, 'body.contact');
  refuseTopic(parts, body.topic);
  const assignee = body.assignee === undefined ? null : await getAnswerer(parts, body.assignee);
  await claimKey(parts.records, { route: 'tickets', key, body });
  const id = key === null ? `ticket-${randomUUID()}` : ticketOfKey(parts, contact.id, key);
  const at = parts.companion.now();
  const event = { id, at, kind: 'handover', ticket: id, topic: body.topic, assignee } as const;
  await parts.companion.happen(contact.id, event);
  await awaitRow(parts.records, 'tickets', id);
  return { id };
}
