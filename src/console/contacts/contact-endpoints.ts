import { idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { contactChangeBody, newContactBody } from './contact-body.ts';
import { contactView, viewContact } from './contact-view.ts';
import { contactList } from './contact-list.ts';
import { importEndpoint } from './import/import-endpoint.ts';
import { contactMessages } from './contact-messages.ts';
import {
  changeContact,
  type ContactParts,
  createContact,
  getContact,
  noSuchContact,
} from './write-contact.ts';

/** The routes about contacts: list, get, create, change, erase, and what was said with them. */
export function contactEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [
    contactList(parts),
    importEndpoint(parts),
    create(parts),
    get(parts),
    change(parts),
    erase(parts),
    contactMessages(parts),
  ];
}

function create(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts',
    summary: 'Makes a contact.',
    path: nothing,
    query: nothing,
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
    query: nothing,
    body: null,
    status: 200,
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
    query: nothing,
    body: contactChangeBody,
    status: 200,
    answer: contactView,
    errors: [404, 409],
    handle: async ({ path, body }) => viewContact(await changeContact(parts, path.id, body)),
  });
}

function erase({ companion, records }: ContactParts): Endpoint {
  return endpoint({
    method: 'delete',
    route: '/api/contacts/:id',
    summary: 'Erases a contact everywhere. There is no way back.',
    path: idPath,
    query: nothing,
    body: null,
    status: 204,
    answer: null,
    errors: [404],
    handle: async ({ path }) => {
      const found = await records.findContact(path.id);
      if (!(await companion.erase(found?.id ?? path.id))) {
        throw noSuchContact();
      }
    },
  });
}
