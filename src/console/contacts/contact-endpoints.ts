import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { idPath } from '../http/common-schema.ts';
import { doOnce } from '../http/do-once.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { contactChangeBody, newContactBody } from './contact-body.ts';
import { contactView, viewContact } from './contact-view.ts';
import { contactList } from './contact-list.ts';
import { importEndpoint } from './import/import-endpoint.ts';
import { contactNotes } from './contact-notes.ts';
import { contactMessages } from './contact-messages.ts';
import { handBack } from './hand-back.ts';
import { newNumber } from './new-number.ts';
import {
  changeContact,
  type ContactParts,
  createContact,
  getContact,
  noSuchContact,
} from './write-contact.ts';

/** The routes about contacts: list, get, create, change, merge, erase, and what was said with them. */
export function contactEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [
    contactList(parts),
    importEndpoint(parts),
    create(parts),
    get(parts),
    change(parts),
    merge(parts),
    unmerge(parts),
    newNumber(parts),
    handBack(parts),
    erase(parts),
    contactMessages(parts),
    ...contactNotes(parts),
  ];
}

function create(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts',
    summary: 'Makes a contact.',
    body: newContactBody,
    status: 201,
    answer: contactView,
    errors: [409],
    handle: async ({ body, idempotencyKey }) => viewContact(await createContact(parts, body, idempotencyKey)),
  });
}

function get({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/contacts/:id',
    summary: 'One contact; the id of one that was merged gives the one that answers now.',
    path: idPath,
    answer: contactView,
    errors: [404],
    handle: async ({ path }) => viewContact(await getContact(records, path.id)),
  });
}

function change(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/contacts/:id',
    summary: 'Changes what is named in a contact; lists are replaced, fields are merged.',
    path: idPath,
    body: contactChangeBody,
    answer: contactView,
    errors: [404, 409],
    handle: async ({ path, body }) => viewContact(await changeContact(parts, path.id, body)),
  });
}

function merge({ companion, records }: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/merge',
    summary:
      'Two contacts are one person: the older one stays, with the history of both. It can be undone for 30 days.',
    path: idPath,
    body: z.strictObject({ other: z.string().min(1).max(200).describe('The id of the other contact.') }),
    answer: contactView,
    errors: [404, 409],
    handle: async ({ path: { id }, body, idempotencyKey: key }) => {
      await doOnce(records, { route: `contacts/${id}/merge`, key, body }, async (begun) => {
        const one = await getContact(records, id);
        const other = await getContact(records, body.other, 'body.other');
        const areOne = one.id === other.id;
        if ((areOne && !begun) || one.role !== other.role) {
          const words = 'These are one already, or play different roles: change the role of one first.';
          throw new ApiError('conflict', words, 'body.other');
        }
        await companion.merge(one.id, other.id);
      });
      return viewContact(await getContact(records, id));
    },
  });
}

function unmerge({ companion, records }: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/unmerge',
    summary:
      'Undoes a merge: the contact that had this id before is itself again, with its history up to the merge.',
    path: idPath,
    answer: contactView,
    errors: [404, 409],
    handle: async ({ path: { id }, idempotencyKey: key }) => {
      await doOnce(records, { route: `contacts/${id}/unmerge`, key, body: null }, async (begun) => {
        await getContact(records, id);
        const verdict = await companion.unmerge(id);
        if (verdict !== 'done' && !(begun && verdict === 'not_merged')) {
          throw new ApiError('conflict', notUndone[verdict], 'path.id');
        }
      });
      return viewContact(await getContact(records, id));
    },
  });
}

const notUndone = {
  not_merged:
    'This contact was not merged into another. Name the id that was merged, not the one that stayed.',
  too_late: 'This merge is older than 30 days and cannot be undone.',
} as const;

function erase({ companion, records }: ContactParts): Endpoint {
  return endpoint({
    method: 'delete',
    route: '/api/contacts/:id',
    summary: 'Erases a contact everywhere. There is no way back.',
    path: idPath,
    status: 204,
    answer: null,
    errors: [404],
    handle: async ({ path: { id }, idempotencyKey: key }) => {
      await doOnce(records, { route: `contacts/${id} erased`, key, body: null }, async (begun) => {
        const found = await records.findContact(id);
        if (!(await companion.erase(found?.id ?? id)) && !begun) {
          throw noSuchContact();
        }
      });
    },
  });
}
