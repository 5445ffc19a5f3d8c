import { isPhonePause } from '../../domain/contact/phone-pause.ts';
import { ApiError } from '../http/api-error.ts';
import { type ContactParts, getContact } from './write-contact.ts';

/**
 * Gives back to the bot what somebody took up by hand on the linked phone. Throws ApiError `conflict` where nobody did,
 * unless the same request may have given it back before.
 */
export async function giveBack(
  { companion, records }: ContactParts,
  contact: string,
  begun = false,
): Promise<void> {
  const { id, ticket } = await getContact(records, contact);
  if (ticket === null || !isPhonePause(ticket)) {
    if (begun) {
      return;
    }
    const words = 'Nobody talks with this person on the phone. A ticket is ended by PATCH /api/tickets/<id>.';
    throw new ApiError('conflict', words, 'path.id');
  }
  const event = { id: records.idFor(`handback ${ticket}`), at: companion.now(), kind: 'handback' } as const;
  await companion.happen(id, event);
}
