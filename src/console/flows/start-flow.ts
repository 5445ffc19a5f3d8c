import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Role } from '../../domain/contact/role.ts';
import { digest } from '../../domain/text/digest.ts';
import { contactsInPages } from '../../programme/records/contacts-in-pages.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { readAudience } from '../contacts/read-audience.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { idPath } from '../http/common-schema.ts';
import { type Asked } from '../http/endpoint.ts';

/** A flow as lists show it. */
export interface FlowSummary {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Who may start it; nobody named: everyone. */
  readonly for: readonly Role[];
}

/** What starting flows needs. */
export interface FlowParts {
  readonly companion: Companion;
  readonly records: Records;
  /** The flows that are live at this moment. */
  readonly flows: () => readonly FlowSummary[];
}

/** Which flow is to be started, and for whom. */
export const startRequest = {
  path: idPath,
  body: z
    .strictObject({
      contacts: z.array(z.string().min(1).max(200)).min(1).max(5000).optional().describe('Their ids.'),
      audience: z.string().min(1).max(2000).optional().describe('A query, such as `role = volunteer`.'),
    })
    .refine(({ contacts, audience }) => (contacts === undefined) !== (audience === undefined), {
      message: 'Send either "contacts" or "audience".',
    })
    .describe('Either `contacts` or `audience`.'),
};

type Request = z.infer<typeof startRequest.body>;

const together = 64;
const page = 500;

/** Gives each of them the event that starts the flow; resolves with how many took it, once that is durable. */
export async function startFlow(
  parts: FlowParts,
  { path, body, idempotencyKey }: Asked<z.infer<typeof idPath>, unknown, Request>,
): Promise<{ readonly started: number }> {
  const flow = parts.flows().find((each) => each.id === path.id);
  if (!flow) {
    throw new ApiError('not_found', 'There is no such flow. GET /api/flows lists them.', 'path.id');
  }
  await claimKey(parts.records, { route: `flows/${path.id}/start`, key: idempotencyKey, body });
  const cause = idempotencyKey ?? randomUUID();
  let started = 0;
  for await (const ids of pages(parts, body, flow)) {
    const taken = await Promise.all(ids.map((id) => startFor(parts.companion, path.id, id, cause)));
    started += taken.filter(Boolean).length;
  }
  return { started };
}

async function startFor(
  companion: Companion,
  flow: string,
  contact: string,
  cause: string,
): Promise<boolean> {
  const id = `start-${digest([cause, flow, contact].join('\n'))}`;
  const event = { id, at: companion.now(), kind: 'start', flow, by: 'staff', params: {} } as const;
  return (await companion.happen(contact, event)) !== undefined;
}

async function* pages(
  parts: FlowParts,
  { contacts, audience }: Request,
  flow: FlowSummary,
): AsyncGenerator<readonly string[]> {
  if (audience !== undefined) {
    yield* ofAudience(parts, audience, flow);
    return;
  }
  const ids = [...new Set(contacts)];
  await mustBeMeant(parts.records, ids, flow);
  for (let from = 0; from < ids.length; from += together) {
    yield ids.slice(from, from + together);
  }
}

async function* ofAudience(
  { records, companion }: FlowParts,
  query: string,
  flow: FlowSummary,
): AsyncGenerator<readonly string[]> {
  const audience = readAudience(query, companion.now(), 'body.audience');
  for await (const found of contactsInPages(records, { limit: page, ...audience })) {
    const ids = found.filter((each) => mayStart(flow, each)).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += together) {
      yield ids.slice(from, from + together);
    }
  }
}

function mayStart(flow: FlowSummary, { role }: Pick<Contact, 'role'>): boolean {
  return flow.for.length === 0 || flow.for.includes(role);
}

/** Of an audience those are left out whom the flow is not for; who was named one by one is asked about. */
async function mustBeMeant(records: Records, ids: readonly string[], flow: FlowSummary): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const contact = await records.findContact(id);
    if (contact === undefined || !mayStart(flow, contact)) {
      const words =
        contact === undefined
          ? 'There is no contact with this id.'
          : `The flow is for ${flow.for.join(', ')}, and this is a ${contact.role}.`;
      throw new ApiError('bad_request', `${words} Nothing was started.`, `body.contacts.${index}`);
    }
  }
}
