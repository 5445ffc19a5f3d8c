import { idPath } from '../http/common-schema.ts';
import { doOnce } from '../http/do-once.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { contactView, viewContact } from './contact-view.ts';
import { giveBack } from './give-back.ts';
import { type ContactParts, getContact } from './write-contact.ts';

/** The route by which a conversation that somebody took up on the phone is given back to the bot before its time. */
export function handBack(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/handback',
    summary: 'Gives back to the bot what somebody took up by hand on the linked phone.',
    path: idPath,
    answer: contactView,
    errors: [404, 409],
    handle: async ({ path: { id }, idempotencyKey: key }) => {
      await doOnce(parts.records, { route: `contacts/${id}/handback`, key, body: null }, (begun) =>
        giveBack(parts, id, begun),
      );
      return viewContact(await getContact(parts.records, id));
    },
  });
}
