import { z } from 'zod';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { dayOrMoment, idPath } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { goAway } from './go-away.ts';

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
    body,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body: leave, idempotencyKey: key }) => {
      const volunteer = await getContact(parts.records, path.id);
      await goAway(parts, volunteer, { leave, key });
      return { id: volunteer.id };
    },
  });
}
