import { ChoiceField, LineField, WordsField } from '../../forms/field.tsx';
import { type FormState } from '../../forms/form-state.ts';
import { type Phrase } from '../../phrase.ts';
import { fieldName, type RecordedField } from './recorded-fields.ts';

interface InputsProps {
  readonly phrase: Phrase;
  readonly form: FormState;
  readonly fields: readonly RecordedField[];
}

/** What else is kept of somebody, each in the way that fits what it holds. */
export function RecordedInputs({ phrase, form, fields }: InputsProps) {
  return (
    <>
      {fields.map((field) => (
        <>
          <input
            type="hidden"
            name={`was_${fieldName(field.key)}`}
            value={form.typed[`was_${fieldName(field.key)}`] ?? field.value}
            autocomplete="off"
          />
          <RecordedInput phrase={phrase} form={form} field={field} />
        </>
      ))}
    </>
  );
}

function RecordedInput({
  phrase,
  form,
  field,
}: Pick<InputsProps, 'phrase' | 'form'> & { readonly field: RecordedField }) {
  const { key, type, title, oneOf, value } = field;
  const about = { form, name: fieldName(key), label: title, value };
  const choices = type === 'yes_no' ? yesOrNo(phrase) : oneOf.map((each) => [each, each] as const);
  if (choices.length > 0) {
    // What was kept before these were the choices would be taken away with the next change of anything.
    const isChoice = value === '' || choices.some(([each]) => each === value);
    const kept = isChoice ? [] : [[value, value] as const];
    return <ChoiceField {...about} choices={[['', '–'], ...kept, ...choices]} />;
  }
  if (value.includes('\n')) {
    return <WordsField {...about} longest={null} />;
  }
  // A date that was kept in another form would not be shown, and be taken away with the next change.
  const isDay = type === 'date' && /^(\d{4}-\d\d-\d\d)?$/u.test(value);
  return <LineField {...about} type={isDay ? 'date' : 'text'} longest={null} />;
}

function yesOrNo(phrase: Phrase) {
  return [
    ['true', phrase('answers_yes')],
    ['false', phrase('answers_no')],
  ] as const;
}
