import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { idPath, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { messageView, viewMessage } from '../simulator/message-view.ts';
import { type ContactParts, getContact } from './write-contact.ts';

const contactMessageView = messageView.extend({
  address: z.string().nullable(),
  state: z
    .string()
    .nullable()
    .describe('queued, sent, delivered, read, failed, cancelled or expired; received or taken_back.'),
  reason: z
    .string()
    .nullable()
    .describe('Why it failed, was cancelled or expired, or why what came in was not answered.'),
  flow: z.string().nullable(),
  step: z.string().nullable(),
});

/** The route that lists what was said with a contact, at whatever address and in whatever state. */
export function contactMessages({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/contacts/:id/messages',
    summary: 'All messages of a contact, in order, with the state of those that went out.',
    path: idPath,
    query: pageQuery,
    answer: z.object({ messages: z.array(contactMessageView) }),
    errors: [404],
    handle: async ({ path, query }) => {
      const { id } = await getContact(records, path.id);
      const page = { after: query.after ?? null, limit: query.limit };
      const rows = await records.rows({ kind: 'messages', contact: id, where: {}, ...page, following: true });
      return { messages: rows.map(viewWithState) };
    },
  });
}

function viewWithState(row: Row): z.infer<typeof contactMessageView> {
  const said = (key: string): string | null => {
    const value = row.data[key];
    return typeof value === 'string' ? value : null;
  };
  return {
    ...viewMessage(row),
    id: row.id,
    address: said('address'),
    state: said('state'),
    reason: said('reason'),
    flow: said('flow'),
    step: said('step'),
  };
}
