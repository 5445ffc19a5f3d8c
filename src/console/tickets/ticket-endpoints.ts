import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type TicketChange } from '../../domain/ticket.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { keptWords } from '../http/kept-words.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { awaitRow } from '../rows/await-row.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { getContact } from '../contacts/write-contact.ts';
import { contactOfOpen, getTicket } from './get-ticket.ts';
import { sayInTicket } from './say-in-ticket.ts';
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

const topic = keptWords(200).min(1);
const staff = z.string().min(1).max(200).describe('The id of a contact who is to answer.');

function create(parts: TicketParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tickets',
    summary:
      'Takes a conversation into human hands: the bot is silent, the person is told who answers and when.',
    path: nothing,
    query: nothing,
    body: z.strictObject({
      contact: z.string().min(1).max(200),
      topic: topic.describe('One of `topics` in programme.yaml, where it names any.'),
      assignee: staff.optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: async ({ body, idempotencyKey }) => {
      const contact = await getContact(parts.records, body.contact, 'body.contact');
      refuseTopic(parts, body.topic);
      const assignee = body.assignee === undefined ? null : await answererOf(parts, body.assignee);
      await claimKey(parts.records, { route: 'tickets', key: idempotencyKey, body });
      const cause =
        idempotencyKey === null
          ? randomUUID()
          : parts.records.idFor(`ticket ${contact.id} ${idempotencyKey}`);
      const id = `ticket-${cause}`;
      const at = parts.companion.now();
      const event = { id, at, kind: 'handover', ticket: id, topic: body.topic, assignee } as const;
      await parts.companion.happen(contact.id, event);
      await awaitRow(parts.records, 'tickets', id);
      return { id };
    },
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

const changes =
  'One of: `state` (open, waiting, solved or closed) with a `reason` (waiting: for the person; solved and closed hand back to the bot), another `assignee`, another `topic`.';
const wanted = z
  .union(
    [
      z.strictObject({
        state: z.enum(['open', 'waiting', 'solved', 'closed']),
        reason: keptWords(500).default(''),
      }),
      z.strictObject({ assignee: staff.nullable() }),
      z.strictObject({ topic }),
    ],
    changes,
  )
  .describe(changes);

function change(parts: TicketParts): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/tickets/:id',
    summary:
      'Says how a ticket stands, who answers in it or what it is about; an end gives it back to the bot.',
    path: idPath,
    query: nothing,
    body: wanted,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body }) => {
      const row = await getTicket(parts.records, path.id);
      const contact = contactOfOpen(row);
      const asked = await toChange(parts, body);
      // The same wish on the same state of the ticket is one wish.
      const id = parts.records.idFor(`ticket ${row.id} ${row.version} ${JSON.stringify(asked)}`);
      const event = {
        id,
        at: parts.companion.now(),
        kind: 'ticket_change',
        ticket: row.id,
        change: asked,
      } as const;
      await parts.companion.happen(contact, event);
      return { id: row.id };
    },
  });
}

async function toChange(parts: TicketParts, body: z.infer<typeof wanted>): Promise<TicketChange> {
  if ('state' in body) {
    return { kind: 'state', ...body };
  }
  if ('topic' in body) {
    refuseTopic(parts, body.topic);
    return { kind: 'topic', topic: body.topic };
  }
  return { kind: 'assign', to: body.assignee === null ? null : await answererOf(parts, body.assignee) };
}

async function answererOf({ records }: TicketParts, id: string) {
  const { id: contact, name, role } = await getContact(records, id, 'body.assignee');
  if (role === 'beneficiary') {
    throw new ApiError(
      'bad_request',
      'Families answer no tickets. Name a volunteer or coordinator.',
      'body.assignee',
    );
  }
  return { contact, name };
}

function refuseTopic({ desk: { topics } }: TicketParts, asked: string): void {
  if (topics.length > 0 && !topics.includes(asked)) {
    const words = `This is no topic of the programme. Use one of: ${topics.join(', ')}; or add it to programme.yaml.`;
    throw new ApiError('bad_request', words, 'body.topic');
  }
}
