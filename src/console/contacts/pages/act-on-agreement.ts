import { type Contact } from '../../../domain/contact/contact.ts';
import { ApiError } from '../../http/api-error.ts';
import { momentOf } from '../../http/moment-of.ts';
import { parsePart } from '../../http/parse-part.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type Typed } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { contactChangeBody } from '../contact-body.ts';
import { changeContact, type ContactParts } from '../write-contact.ts';
import { mayAgree } from './agreement-form.tsx';

/** Writes down that somebody agreed on paper or at a visit; throws ApiError or FormRefused where that cannot be. */
export async function keepAgreement(parts: ContactParts, person: Contact, typed: Typed): Promise<void> {
  if (!mayAgree(person)) {
    throw unknownAct();
  }
  const { opted_in_at: day = '', opted_in_method: method = 'paper' } = typed;
  const body = parsePart(contactChangeBody, 'body', { opted_in_at: day, opted_in_method: method });
  refuseFuture(parts, day);
  await inWords(() => changeContact(parts, person.id, body));
}

/** A day that has not come yet is a slip of the pen. */
export function refuseFuture({ companion, defaults }: ContactParts, day: string): void {
  if (momentOf(day, 0, defaults.timezone) > companion.now()) {
    throw new FormRefused({ field: 'opted_in_at', text: 'person_agreed_future' });
  }
}

/** Does what may be refused because of an earlier no or a STOP, and says which of the two beside the day. */
export async function inWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof ApiError && fault.reason === 'conflict' && fault.where === 'body.opted_in_at') {
      const text = fault.said?.text === 'row_said_no' ? 'row_said_no' : 'person_stopped';
      throw new FormRefused({ field: 'opted_in_at', text });
    }
    throw fault;
  }
}
