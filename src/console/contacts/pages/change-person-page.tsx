import { type Contact } from '../../../domain/contact/contact.ts';
import { type PeopleRules } from '../../../domain/contact/people-rules.ts';
import { LineField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { Unshown } from '../../forms/unshown.tsx';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Way } from '../../pages/way.tsx';
import { Agreement, mayAgree } from './agreement-form.tsx';
import { isNumberAsked, Numbers } from './number-forms.tsx';
import { PersonFields } from './person-fields.tsx';
import { knownPerson } from './person-form.ts';
import { changePersonPath, personPath } from './person-paths.ts';
import { recordedFields } from './recorded-fields.ts';
import { RecordedInputs } from './recorded-inputs.tsx';

/** What the page that changes a person shows. */
export interface ChangePersonProps extends PageProps {
  readonly contact: Contact;
  /** Where people live already. */
  readonly villages: readonly string[];
  readonly people: Pick<PeopleRules, 'places' | 'fields'>;
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
  /** A question about a new number was sent just now. */
  readonly isAsked: boolean;
}

/** The form that corrects what is known of a person, and those for their number and their agreement. */
export function changePersonPage(props: ChangePersonProps) {
  const { phrase, language, contact, people, villages, tried } = props;
  const isFamily = contact.role === 'beneficiary';
  const form = formOf('change', tried);
  const known = knownPerson(contact);
  return (
    <Frame
      here={isFamily ? '/families' : '/volunteers'}
      title={phrase('person_change')}
      language={language}
      phrase={phrase}
    >
      <h1>{phrase('person_change')}</h1>
      <Unshown phrase={phrase} tried={tried} shown={formsFor(contact)} />
      <Form path={changePersonPath(contact)} form={form}>
        {(['name', 'salutation', 'village', 'groups'] as const).map((field) => (
          <input
            type="hidden"
            name={`was_${field}`}
            value={form.typed[`was_${field}`] ?? known[field]}
            autocomplete="off"
          />
        ))}
        <PersonFields phrase={phrase} form={form} known={known} places={people.places} villages={villages} />
        <LineField
          {...{ form, name: 'groups', label: phrase('person_groups'), longest: null }}
          help={phrase('person_groups_help')}
          value={known.groups}
        />
        <RecordedInputs phrase={phrase} form={form} fields={recordedFields(contact, people.fields, phrase)} />
        <button type="submit">{phrase('save')}</button>
      </Form>
      <Numbers {...props} />
      <Agreement {...props} />
      <Way to={personPath(contact)}>{phrase('back')}</Way>
    </Frame>
  );
}

function formsFor(contact: Contact): readonly string[] {
  const number = isNumberAsked(contact) ? 'number' : 'own_number';
  return ['change', number, ...(mayAgree(contact) ? ['agree'] : [])];
}
