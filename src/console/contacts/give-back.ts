import { type Contact } from '../../domain/contact/contact.ts';
import { isPhonePause } from '../../domain/contact/phone-pause.ts';
import { ApiError } from '../http/api-error.ts';
import { type ContactParts, getContact } from './write-contact.ts';

/**
 * Gives back to the bot what somebody took up by hand on the linked phone, and answers with the contact as it is then.
 * Throws ApiError `conflict` where nobody did.
 */
export async function giveBack({ companion, records }: ContactParts, contact: string): Promise<Contact> {
  const { id, ticket } = await getContact(records, contact);
  if (ticket === null || !isPhonePause(ticket)) {
    const words = 'Nobody talks with this person on the phone. A ticket is ended by PATCH /api/tickets/<id>.';
    throw new ApiError('conflict', words, 'path.id');
  }
  const event = { id: records.idFor(`handback ${ticket}`), at: companion.now(), kind: 'handback' } as const;
  await companion.happen(id, event);
  return getContact(records, id);
}
