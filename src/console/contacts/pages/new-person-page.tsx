import { type Role } from '../../../domain/contact/role.ts';
import { roleWords } from '../../announcements/whom-words.ts';
import { ChoiceField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { Unshown } from '../../forms/unshown.tsx';
import { type Named, staffChoices } from '../../inbox/read-staff.ts';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { type Places } from '../../../domain/places.ts';
import { AgreementFields } from './agreement-form.tsx';
import { NumberField, PersonFields, SharedPhone } from './person-fields.tsx';
import { newPersonPath } from './person-paths.ts';

/** What the page for somebody new shows. */
export interface NewPersonProps extends PageProps {
  readonly role: Role;
  readonly staff: readonly Named[];
  /** Where people live already. */
  readonly villages: readonly string[];
  readonly people: { readonly places: Places };
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}

const nothing = { name: '', salutation: '', village: '' };

/** The form on which somebody new is entered. */
export function newPersonPage(props: NewPersonProps) {
  const { phrase, language, role, people, villages, tried } = props;
  const form = formOf('enter', tried);
  const title = phrase('person_new');
  return (
    <Frame
      here={role === 'beneficiary' ? '/families' : '/volunteers'}
      title={title}
      language={language}
      phrase={phrase}
    >
      <h1>{title}</h1>
      <Unshown phrase={phrase} tried={tried} shown={['enter']} />
      <Form path={newPersonPath(role)} form={form}>
        <ChoiceField
          {...{ form, name: 'role', label: phrase('column_role'), value: role }}
          choices={(['beneficiary', 'volunteer', 'coordinator'] as const).map(
            (each) => [each, roleWords(phrase, each)] as const,
          )}
        />
        <PersonFields
          phrase={phrase}
          form={form}
          known={nothing}
          places={people.places}
          villages={villages}
        />
        <NumberField phrase={phrase} form={form} help="person_number_help" />
        <SharedPhone phrase={phrase} form={form} />
        {role === 'beneficiary' ? <CompanionField {...props} form={form} /> : null}
        <AgreementFields phrase={phrase} form={form} />
        <button type="submit">{phrase('save')}</button>
      </Form>
    </Frame>
  );
}

function CompanionField({ phrase, staff, form }: NewPersonProps & { readonly form: FormState }) {
  return (
    <ChoiceField
      {...{ form, name: 'companion', label: phrase('column_companion') }}
      choices={[['', phrase('pairing_none')], ...staffChoices(staff, phrase)]}
    />
  );
}
