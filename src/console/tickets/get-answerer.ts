import { type Answerer } from '../../domain/ticket.ts';
import { getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { type TicketParts } from './ticket-choices.ts';

/** Who is to answer in a ticket; throws ApiError where there is nobody of this id, or it is a family. */
export async function getAnswerer({ records }: Pick<TicketParts, 'records'>, id: string): Promise<Answerer> {
  const { id: contact, name, role } = await getContact(records, id, 'body.assignee');
  if (role === 'beneficiary') {
    throw new ApiError(
      'bad_request',
      'Families answer no tickets. Name a volunteer or coordinator.',
      'body.assignee',
    );
  }
  return { contact, name };
}
