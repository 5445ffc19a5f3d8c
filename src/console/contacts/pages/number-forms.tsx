import { type Contact } from '../../../domain/contact/contact.ts';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { type PageProps } from '../../pages/page.tsx';
import { NumberField, SharedPhone } from './person-fields.tsx';
import { changePersonPath } from './person-paths.ts';

/**
 * Whether somebody else is asked before a number becomes a person's: of a family that wrote, or that has a companion.
 * Of staff, and of a family that nobody knows yet, a number is only what was typed, and may have been mistyped.
 */
export function isNumberAsked({ role, companion, lastHeardAt }: Contact): boolean {
  return role === 'beneficiary' && (companion !== null || lastHeardAt !== null);
}

interface NumberProps extends Pick<PageProps, 'phrase'> {
  readonly contact: Contact;
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
  /** The question was sent just now. */
  readonly isAsked: boolean;
}

/** What the page shows of a person's WhatsApp numbers, and the form that corrects or asks about them. */
export function Numbers(props: NumberProps) {
  const { phrase, contact, isAsked } = props;
  const isQuestion = isNumberAsked(contact);
  return (
    <section>
      <h2>{phrase(isQuestion ? 'person_next_number' : 'person_number')}</h2>
      <NowAt {...props} />
      {isAsked ? <p role="status">{phrase('person_number_asked')}</p> : null}
      {isQuestion ? <NextNumber {...props} /> : <OwnNumber {...props} />}
    </section>
  );
}

/** So that a number can be held against the paper that it was typed from. */
function NowAt({ phrase, contact }: NumberProps) {
  const numbers = contact.addresses.flatMap((each) => /^whatsapp:.*\/pn\/(\d+)$/u.exec(each)?.[1] ?? []);
  return numbers.length === 0 ? null : (
    <p>{phrase('person_number_now', { numbers: numbers.map((each) => `+${each}`).join(', ') })}</p>
  );
}

function NextNumber({ phrase, contact, tried }: NumberProps) {
  const form = formOf('number', tried);
  return (
    <Form path={changePersonPath(contact)} form={form}>
      <NumberField phrase={phrase} form={form} help="person_next_number_help" />
      <button type="submit">{phrase('person_next_number_go')}</button>
    </Form>
  );
}

function OwnNumber({ phrase, contact, tried }: NumberProps) {
  const form = formOf('own_number', tried);
  return (
    <Form path={changePersonPath(contact)} form={form}>
      <NumberField phrase={phrase} form={form} help="person_own_number_help" />
      <SharedPhone phrase={phrase} form={form} />
      <button type="submit">{phrase('person_own_number_go')}</button>
    </Form>
  );
}
