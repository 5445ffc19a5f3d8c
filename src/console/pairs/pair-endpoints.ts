import { z } from 'zod';
import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { idPath, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { awayEndpoint } from './away-endpoint.ts';
import { moveCaseload, pairFamily } from './move-caseload.ts';

const id = z.string().min(1).max(200);
const pairView = z.object({
  id: z.string().describe('The family: a pair is named after it.'),
  contact: z.string(),
  companion: z.string().nullable(),
});
const query = pageQuery.extend({ companion: id.optional().describe('Only the families of this volunteer.') });

/** The routes about who walks beside whom. */
export function pairEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [list(parts), get(parts), create(parts), change(parts), move(parts), awayEndpoint(parts)];
}

function list({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/pairs',
    summary: 'Families with their companions.',
    query,
    answer: z.object({ pairs: z.array(pairView) }),
    handle: async ({ query: { after = null, limit, companion } }) => {
      const matches = (contact: Contact): boolean =>
        contact.companion !== null && (companion === undefined || contact.companion === companion);
      const keys = companion === undefined ? null : [contactKey('companion', companion)];
      return { pairs: (await records.contacts({ after, limit, matches, keys })).map(viewPair) };
    },
  });
}

function get({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/pairs/:id',
    summary: 'The pair of one family.',
    path: idPath,
    answer: pairView,
    errors: [404],
    handle: async ({ path }) => viewPair(await getContact(records, path.id)),
  });
}

function create(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/pairs',
    summary: 'Pairs a family with a volunteer; what is open about it goes along.',
    body: z.strictObject({ contact: id, companion: id }),
    status: 201,
    answer: pairView,
    errors: [404, 409],
    handle: async ({ body }) => viewPair(await pairFamily(parts, body, 'body.contact')),
  });
}

function change(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/pairs/:id',
    summary: 'Gives a family another companion, or none.',
    path: idPath,
    body: z.strictObject({ companion: id.nullable() }),
    answer: pairView,
    errors: [404, 409],
    handle: async ({ path, body }) =>
      viewPair(await pairFamily(parts, { contact: path.id, ...body }, 'path.id')),
  });
}

function move(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/pairs/move',
    summary: 'Moves the whole caseload of a volunteer to another one; all sides are told.',
    body: z.strictObject({ from: id, to: id }).refine(({ from, to }) => from !== to, {
      message: '`from` and `to` are the same person.',
    }),
    answer: z.object({ moved: z.number().int() }),
    errors: [404, 409],
    handle: async ({ body, idempotencyKey }) => ({ moved: await moveCaseload(parts, body, idempotencyKey) }),
  });
}

function viewPair({ id: family, companion }: Contact): z.infer<typeof pairView> {
  return { id: family, contact: family, companion };
}
