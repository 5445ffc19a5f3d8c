import { nameOfPlace, type Places } from '../../../domain/places.ts';
import { ChoiceField, LineField } from '../../forms/field.tsx';
import { type FormState } from '../../forms/form-state.ts';
import { type KnownPerson } from './person-form.ts';
import { type Phrase } from '../../phrase.ts';
import { askVillage } from './which-village.ts';

interface PersonFieldsProps {
  readonly phrase: Phrase;
  readonly form: FormState;
  /** What is known until somebody types. */
  readonly known: Pick<KnownPerson, 'name' | 'salutation' | 'village'>;
}

/** Who somebody is: the name, how they are addressed, and where they live. */
export function PersonFields({
  places,
  villages,
  ...props
}: PersonFieldsProps & { readonly places: Places; readonly villages: readonly string[] }) {
  const { phrase, form, known } = props;
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
        offered={villages}
      />
      <WhichVillage {...props} places={places} />
    </>
  );
}

/** Which of several villages is meant, or whether one that no list knows is to stay as it was typed. */
function WhichVillage({ phrase, form, known, places }: PersonFieldsProps & { readonly places: Places }) {
  const question = askVillage(places, form.typed['village'] ?? known.village);
  if (question === null) {
    return null;
  }
  const { typed, among } = question;
  return (
    <ChoiceField
      {...{ form, name: 'place', label: phrase('person_village_which') }}
      value={typed === known.village ? typed : ''}
      choices={[
        ['', phrase('choose')],
        ...among.map((each) => [nameOfPlace(each), `${nameOfPlace(each)} (${each.district})`] as const),
        [typed, phrase('person_village_as', { village: typed })],
      ]}
    />
  );
}

/** A WhatsApp number. */
export function NumberField({
  phrase,
  form,
  help,
}: Omit<PersonFieldsProps, 'known'> & {
  readonly help: 'person_number_help' | 'person_next_number_help' | 'person_own_number_help';
}) {
  return (
    <LineField
      {...{ form, name: 'addresses', label: phrase('person_number'), longest: 40 }}
      help={phrase(help)}
    />
  );
}

/** Whether a phone is shared, asked once its number turned out to be somebody's. */
export function SharedPhone({ phrase, form: { mistakes, typed } }: Omit<PersonFieldsProps, 'known'>) {
  const isTicked = typed['shared'] === 'yes';
  return isTicked || mistakes['addresses'] === phrase('person_number_taken') ? (
    <label class="tick">
      <input type="checkbox" name="shared" value="yes" checked={isTicked} />
      {phrase('person_shared')}
    </label>
  ) : null;
}
