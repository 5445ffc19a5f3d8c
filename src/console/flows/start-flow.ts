import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { digest } from '../../domain/digest.ts';
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
  if (!parts.flows().some((flow) => flow.id === path.id)) {
    throw new ApiError('not_found', 'There is no such flow. GET /api/flows lists them.', 'path.id');
  }
  await claimKey(parts.records, { route: `flows/${path.id}/start`, key: idempotencyKey, body });
  const cause = idempotencyKey ?? randomUUID();
  let started = 0;
  for await (const ids of pages(parts, body)) {
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

async function* pages(parts: FlowParts, { contacts, audience }: Request): AsyncGenerator<readonly string[]> {
  if (audience !== undefined) {
    yield* ofAudience(parts, audience);
    return;
  }
  const ids = [...new Set(contacts)];
  await mustExist(parts.records, ids);
  for (let from = 0; from < ids.length; from += together) {
    yield ids.slice(from, from + together);
  }
}

async function* ofAudience(
  { records, companion }: FlowParts,
  query: string,
): AsyncGenerator<readonly string[]> {
  const audience = readAudience(query, companion.now(), 'body.audience');
  let after: string | null = null;
  for (;;) {
    const found = await records.contacts({ after, limit: page, ...audience });
    const ids: readonly string[] = found.map((each) => each.id);
    for (let from = 0; from < ids.length; from += together) {
      yield ids.slice(from, from + together);
    }
    if (ids.length < page) {
      return;
    }
    after = ids.at(-1) ?? null;
  }
}

async function mustExist(records: Records, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    if ((await records.findContact(id)) === undefined) {
      const words = 'There is no contact with this id. Nothing was started.';
      throw new ApiError('bad_request', words, `body.contacts.${index}`);
    }
  }
}
