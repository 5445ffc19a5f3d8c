import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { writtenAddress } from './contact-body.ts';
import { type ContactParts, getContact } from './write-contact.ts';

/** The route by which a coordinator enters a family's new number; nothing changes until its companion confirms it. */
export function newNumber({ companion, records }: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/new-number',
    summary:
      'Asks the companion whether a family has this new number; after a yes it is theirs, with all history, and the old one is left.',
    path: idPath,
    query: nothing,
    body: z.strictObject({ address: writtenAddress }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body: { address }, idempotencyKey: key }) => {
      const family = await getContact(records, path.id);
      if (family.role !== 'beneficiary' || family.addresses.includes(address)) {
        const words =
          'This is no family, or it has this address already. Others are changed by PATCH /api/contacts/<id>.';
        throw new ApiError('conflict', words, 'body.address');
      }
      const [newcomer] = await records.contactsAt(address);
      const at = companion.now();
      // Without a name of the sender's, who presses twice within a minute asks once.
      const cause = key ?? String(Math.floor(at / 60_000));
      const id = records.idFor(`number ${family.id} ${address} ${cause}`);
      await claimKey(records, { route: `contacts/${family.id}/new-number`, key, body: address });
      const event = { id, at, kind: 'new_number', address, newcomer: newcomer?.id ?? null } as const;
      await companion.happen(family.id, event);
      return { id: family.id };
    },
  });
}
