import { type Contact } from '../../../domain/contact/contact.ts';
import { isPhonePause } from '../../../domain/contact/phone-pause.ts';
import { giveBack } from '../../contacts/give-back.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { parsePart } from '../../http/parse-part.ts';
import { newTicket, takeOver, ticketOfKey } from '../../tickets/take-over.ts';
import { type TicketParts } from '../../tickets/ticket-choices.ts';
import { personPath } from '../../contacts/pages/person-paths.ts';
import { ticketPath } from './tickets-query.ts';

/**
 * Does what a form on somebody's page asks for: takes the conversation over, or gives it back to the bot. Answers with
 * where that is seen. Throws ApiError where it cannot be done.
 */
export async function actOnPerson(
  parts: TicketParts,
  { id: contact, ticket }: Contact,
  form: FormState,
): Promise<string> {
  const here = personPath({ id: contact });
  if (form.act === 'handback') {
    if (isPhonePause(ticket)) {
      await giveBack(parts, contact);
    }
    return here;
  }
  if (form.act !== 'take') {
    throw unknownAct();
  }
  const { topic = '', assignee = '' } = form.typed;
  const wanted = { contact, topic: topic.trim(), ...(assignee !== '' && { assignee }) };
  const key = keyOf(form);
  const known = await parts.records.findRow('tickets', ticketOfKey(parts, contact, key));
  if (known) {
    return ticketPath(known.id);
  }
  if (ticket !== null && !isPhonePause(ticket)) {
    // Somebody else took it up meanwhile; a second ticket would end theirs.
    return ticketPath(ticket);
  }
  const { id } = await takeOver(parts, parsePart(newTicket, 'body', wanted), key);
  return ticketPath(id);
}
