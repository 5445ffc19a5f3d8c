import { LineField } from '../../forms/field.tsx';
import { type FormState } from '../../forms/form-state.ts';
import { type KnownPerson } from './person-form.ts';
import { type Phrase } from '../../phrase.ts';

interface PersonFieldsProps {
  readonly phrase: Phrase;
  readonly form: FormState;
  /** What is known until somebody types. */
  readonly known: Pick<KnownPerson, 'name' | 'salutation' | 'village'>;
}

/** Who somebody is: the name, how they are addressed, and where they live. */
export function PersonFields({ phrase, form, known }: PersonFieldsProps) {
  return (
    <>
      <LineField {...{ form, name: 'name', label: phrase('column_name') }} value={known.name} />
      <LineField
        {...{ form, name: 'salutation', label: phrase('person_salutation') }}
        help={phrase('person_salutation_help')}
        value={known.salutation}
      />
      <LineField
        {...{ form, name: 'village', label: phrase('column_village') }}
        help={phrase('person_village_help')}
        value={known.village}
      />
    </>
  );
}

/** A WhatsApp number. */
export function NumberField({
  phrase,
  form,
  help,
}: Omit<PersonFieldsProps, 'known'> & { readonly help: 'person_number_help' | 'person_next_number_help' }) {
  return (
    <LineField
      {...{ form, name: 'addresses', label: phrase('person_number'), longest: 40 }}
      help={phrase(help)}
    />
  );
}
