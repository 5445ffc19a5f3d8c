import { isPhonePause } from '../../domain/contact/phone-pause.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { contactView, viewContact } from './contact-view.ts';
import { type ContactParts, getContact } from './write-contact.ts';

/** The route by which a conversation that somebody took up on the phone is given back to the bot before its time. */
export function handBack({ companion, records }: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/contacts/:id/handback',
    summary: 'Gives back to the bot what somebody took up by hand on the linked phone.',
    path: idPath,
    query: nothing,
    body: null,
    status: 200,
    answer: contactView,
    errors: [404, 409],
    handle: async ({ path }) => {
      const { id, ticket } = await getContact(records, path.id);
      if (ticket === null || !isPhonePause(ticket)) {
        const words =
          'Nobody talks with this person on the phone. A ticket is ended by PATCH /api/tickets/<id>.';
        throw new ApiError('conflict', words, 'path.id');
      }
      const event = {
        id: records.idFor(`handback ${ticket}`),
        at: companion.now(),
        kind: 'handback',
      } as const;
      await companion.happen(id, event);
      return viewContact(await getContact(records, id));
    },
  });
}
