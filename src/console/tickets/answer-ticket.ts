import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { channelOf, isAddress } from '../../domain/contact/address.ts';
import { type Reaction } from '../../domain/message.ts';
import { type Row } from '../../domain/row.ts';
import { isEmoji } from '../../domain/text/is-emoji.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { contactOfOpen } from './contact-of-open.ts';
import { cannedAnswer, type TicketParts } from './ticket-choices.ts';

const by = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .describe('Who answers, by name: said to the person once. Without it the assignee.');
/** Words of a human, as they are written. */
export const ticketWords = z.strictObject({ text: z.string().trim().min(1).max(4096), by });
const canned = z.strictObject({ answer: z.string().min(1).max(64).describe('A canned answer.'), by });
const sign = z.strictObject({
  reaction: z.string().refine(isEmoji, 'Use one emoji, such as "👍".'),
  to: z.string().min(1).max(200).describe('The id of a message of theirs.'),
});

const oneOfThem =
  'One of: `text`, the name of a canned `answer`, a `reaction` with `to`, the id of a message of theirs.';

/** What a human says in a ticket, in one of three forms. */
export const ticketAnswer = z.union([ticketWords, canned, sign], oneOfThem).describe(oneOfThem);

/**
 * A human answers in an open ticket; gives the id of what happened, and whether it had happened before: under one key
 * once. Throws ApiError where the ticket is closed, what is named is not there, or the key is taken.
 */
export async function answerTicket(
  parts: TicketParts,
  ticket: Row,
  { body, key }: { readonly body: z.infer<typeof ticketAnswer>; readonly key: string | null },
): Promise<{ readonly id: string; readonly seen: boolean }> {
  const contact = contactOfOpen(ticket);
  const said =
    'reaction' in body ? await reactionTo(parts, contact, body) : await wordsOf(parts, ticket, body);
  const cause = key === null ? randomUUID() : parts.records.idFor(`said ${ticket.id} ${key}`);
  const id = `${mark}${cause}`;
  await claimKey(parts.records, { route: `tickets/${ticket.id}/messages`, key, body });
  const event = { id, at: parts.companion.now(), kind: 'notice', ...said } as const;
  const taken = await parts.companion.happen(contact, { ...event, media: [], from: null, urgent: true });
  return { id, seen: taken?.seen ?? true };
}

const mark = 'staff-';

/** Whether a message is what a human said in a ticket. */
export function isByStaff({ id }: Row): boolean {
  return id.startsWith(mark);
}

async function wordsOf(
  { records, desk, defaults }: TicketParts,
  { id, contact, data }: Row,
  body: z.infer<typeof ticketWords> | z.infer<typeof canned>,
) {
  const assignee =
    typeof data['assignee'] === 'string' ? await records.findContact(data['assignee']) : undefined;
  const answerer = body.by ?? assignee?.name ?? null;
  const ticket = { id, by: answerer };
  if ('text' in body) {
    return { text: body.text, ticket };
  }
  const person = await getContact(records, contact ?? '');
  const values = { name: person.name, ...(answerer === null ? {} : { who: answerer }) };
  const text = cannedAnswer(desk, body.answer, {
    language: person.language,
    usual: defaults.language,
    values,
  });
  if (text === undefined) {
    throw new ApiError(
      'not_found',
      'There is no canned answer of this name: GET /api/tickets/choices.',
      'body.answer',
    );
  }
  return { text, ticket };
}

async function reactionTo(
  { records }: ContactParts,
  contact: string,
  { reaction: text, to }: z.infer<typeof sign>,
): Promise<{ readonly text: string; readonly reaction: Reaction }> {
  const row = await records.findRow('messages', heardRowOf(to));
  if (row?.contact !== contact) {
    throw new ApiError('not_found', 'They wrote no message with this id.', 'body.to');
  }
  const { address, networkId } = row.data;
  if (typeof address !== 'string' || !isAddress(address) || !isMarkable(address, networkId)) {
    throw new ApiError('conflict', 'The network does not let us react to this message.', 'body.to');
  }
  const reaction = {
    message: row.id,
    at: address,
    networkId: typeof networkId === 'string' ? networkId : null,
  };
  return { text, reaction };
}

/** Messages that came before their network's id was kept cannot be pointed to. */
function isMarkable(address: Reaction['at'], networkId: unknown): boolean {
  return channelOf(address) === 'simulator' || typeof networkId === 'string';
}
