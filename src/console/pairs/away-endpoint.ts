import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { dayOrMoment, idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { momentOf } from '../http/moment-of.ts';
import { refuseFamily } from './refuse-roles.ts';

const body = z.strictObject({
  until: dayOrMoment.nullable().describe('A moment, or the last day by their own calendar; null: back now.'),
  stand_in: z.string().min(1).max(200).optional().describe('Who gets tasks and words meanwhile.'),
});

/** The route by which a volunteer goes away and comes back. */
export function awayEndpoint(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/away',
    summary: 'A volunteer is away until a day: tasks and words go to a stand-in, and come back.',
    path: idPath,
    query: nothing,
    body,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body: asked, idempotencyKey }) => {
      const { until: written, stand_in: named } = asked;
      const volunteer = await getContact(parts.records, path.id);
      refuseFamily(volunteer, 'path.id');
      const standIn = named === undefined ? null : await standInFor(parts, volunteer, named);
      const now = parts.companion.now();
      // A day is away to its end, as the flow that asks a volunteer for it takes it too.
      const until = written === null ? null : momentOf(written, 24, volunteer.timezone);
      if (until !== null && until <= now) {
        const words = 'That is over. Name a day to come, or null for back now.';
        throw new ApiError('bad_request', words, 'body.until');
      }
      const key = idempotencyKey;
      await claimKey(parts.records, { route: `contacts/${volunteer.id}/away`, key, body: asked });
      const cause = `away ${volunteer.id} ${until} ${idempotencyKey ?? now}`;
      const event = { id: parts.records.idFor(cause), at: now, kind: 'away', until, standIn } as const;
      await parts.companion.happen(volunteer.id, event);
      return { id: volunteer.id };
    },
  });
}

async function standInFor({ records }: ContactParts, volunteer: Contact, id: string): Promise<string> {
  const found = await getContact(records, id, 'body.stand_in');
  refuseFamily(found, 'body.stand_in');
  if (found.id === volunteer.id) {
    throw new ApiError('conflict', 'Nobody stands in for themselves.', 'body.stand_in');
  }
  return found.id;
}
