import { type Contact } from '../../../domain/contact/contact.ts';
import { ChoiceField, LineField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { type Phrase } from '../../phrase.ts';
import { changePersonPath } from './person-paths.ts';

/** Whether a later agreement can be written down: not of who agreed, nor of who wrote STOP and alone undoes it. */
export function mayAgree({ consent }: Pick<Contact, 'consent'>): boolean {
  return consent.status === 'unknown' || consent.status === 'declined';
}

/** When and how somebody agreed to be written to. */
export function AgreementFields({ phrase, form }: { readonly phrase: Phrase; readonly form: FormState }) {
  return (
    <>
      <LineField
        {...{ form, name: 'opted_in_at', label: phrase('person_agreed'), type: 'date' }}
        help={phrase('person_agreed_help')}
      />
      <ChoiceField
        {...{ form, name: 'opted_in_method', label: phrase('person_agreed_how') }}
        choices={(['paper', 'visit'] as const).map((each) => [each, phrase(`person_by_${each}`)] as const)}
      />
    </>
  );
}

/** The form for an agreement that came after somebody was entered. */
export function Agreement({
  phrase,
  contact,
  tried,
}: {
  readonly phrase: Phrase;
  readonly contact: Contact;
  readonly tried: FormState | null;
}) {
  const form = formOf('agree', tried);
  return mayAgree(contact) ? (
    <section>
      <h2>{phrase('column_consent')}</h2>
      <Form path={changePersonPath(contact)} form={form}>
        <AgreementFields phrase={phrase} form={form} />
        <button type="submit">{phrase('save')}</button>
      </Form>
    </section>
  ) : null;
}
