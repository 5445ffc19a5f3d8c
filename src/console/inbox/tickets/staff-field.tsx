import { ChoiceField } from '../../forms/field.tsx';
import { type FormState } from '../../forms/form-state.ts';
import { type Phrase } from '../../phrase.ts';
import { type Named } from '../read-staff.ts';

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
  const choices = staff.map(({ id, name }) => [id, name === '' ? phrase('no_name') : name] as const);
  return (
    <ChoiceField
      {...props}
      name="assignee"
      label={phrase('column_answerer')}
      value={value}
      choices={[['', phrase('nobody_yet')], ...choices]}
    />
  );
}
