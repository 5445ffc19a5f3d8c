import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { channelOf, isAddress } from '../../domain/address.ts';
import { isEmoji } from '../../domain/is-emoji.ts';
import { type Reaction } from '../../domain/message.ts';
import { heardRowOf } from '../../programme/records/heard-row.ts';
import { type ContactParts } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { contactOfOpen, getTicket } from './get-ticket.ts';

const words = z.strictObject({ text: z.string().trim().min(1).max(4096) });
const sign = z.strictObject({
  reaction: z.string().refine(isEmoji, 'Use one emoji, such as "👍".'),
  to: z.string().min(1).max(200).describe('The id of a message of theirs.'),
});

/** The route by which a human answers in a ticket. */
export function sayInTicket(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets/:id/messages',
    summary: 'A human answers: the words, or a reaction on a message of theirs, go out at once.',
    path: idPath,
    query: nothing,
    body: z.union([words, sign]),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey }) => {
      const contact = contactOfOpen(await getTicket(parts.records, path.id));
      const said = 'text' in body ? body : await reactionTo(parts, contact, body);
      const id = `staff-${idempotencyKey === null ? randomUUID() : parts.records.idFor(idempotencyKey)}`;
      const event = { id, at: parts.companion.now(), kind: 'notice', ...said } as const;
      await parts.companion.happen(contact, { ...event, media: [], from: null, urgent: true });
      return { id };
    },
  });
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
