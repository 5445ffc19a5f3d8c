import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { writtenAddress } from './written-address.ts';
import { contactView, viewContact } from './contact-view.ts';
import { type ReadAudience, readAudience } from './read-audience.ts';
import { type ContactParts } from './write-contact.ts';

const listQuery = pageQuery.extend({
  address: writtenAddress.optional().describe('Only those who are reached here.'),
  query: z
    .string()
    .max(2000)
    .optional()
    .describe('An audience, such as `role = volunteer AND village = "Songgon"`.'),
});

type ListQuery = z.infer<typeof listQuery>;

/** The route that lists contacts by address or audience. */
export function contactList(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/contacts',
    summary: 'Contacts in the order of their ids.',
    query: listQuery,
    answer: z.object({ contacts: z.array(contactView) }),
    handle: async ({ query }) => ({ contacts: (await findContacts(parts, query)).map(viewContact) }),
  });
}

const everybody: ReadAudience = { matches: () => true, keys: null };

async function findContacts(
  { records, companion }: ContactParts,
  { after, limit, address, query }: ListQuery,
): Promise<readonly Contact[]> {
  const audience = query === undefined ? everybody : readAudience(query, companion.now(), 'query.query');
  if (address === undefined) {
    return records.contacts({ after: after ?? null, limit, ...audience });
  }
  const there = (await records.contactsAt(address)).filter(audience.matches);
  return there.slice(there.findIndex((each) => each.id === after) + 1).slice(0, limit);
}
