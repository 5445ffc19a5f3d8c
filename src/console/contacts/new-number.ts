import { z } from 'zod';
import { idPath } from '../http/common-schema.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { enterNumber } from './enter-number.ts';
import { writtenAddress } from './written-address.ts';
import { type ContactParts, getContact } from './write-contact.ts';

/** The route by which a coordinator enters a family's new number; nothing changes until its companion confirms it. */
export function newNumber(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/new-number',
    summary:
      'Asks the companion whether a family has this new number; after a yes it is theirs, with all history, and the old one is left.',
    path: idPath,
    body: z.strictObject({ address: writtenAddress }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body: { address }, idempotencyKey: key }) => {
      const family = await getContact(parts.records, path.id);
      await enterNumber(parts, family, { address, key });
      return { id: family.id };
    },
  });
}
