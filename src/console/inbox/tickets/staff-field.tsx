import { ChoiceField } from '../../forms/field.tsx';
import { type FormState } from '../../forms/form-state.ts';
import { type Phrase } from '../../phrase.ts';
import { type Named, staffChoices } from '../read-staff.ts';

/** Who is to answer; nobody in particular may be chosen too. */
export function StaffField({
  staff,
  value = '',
  phrase,
  ...props
}: {
  readonly phrase: Phrase;
  readonly form: FormState;
  readonly staff: readonly Named[];
  readonly value?: string;
}) {
  return (
    <ChoiceField
      {...props}
      name="assignee"
      label={phrase('column_answerer')}
      value={value}
      choices={[['', phrase('nobody_yet')], ...staffChoices(staff, phrase)]}
    />
  );
}
