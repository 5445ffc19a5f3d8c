import { ChoiceField, Field, marks } from '../forms/field.tsx';
import { type FormProps } from './form-props.ts';
import { whomRoles } from './whom-fields.ts';
import { roleWords } from './whom-words.ts';

/** Whom an announcement is for: choices that narrow each other, and a query for those who know how. */
export function WhomChoice(props: FormProps) {
  const { phrase, form, villages, groups, segments, kept } = props;
  const { segment = '', query = '' } = form.typed;
  const isOpen = query !== '' || segment !== '' || form.mistakes['query'] !== undefined;
  const roles = whomRoles.map((role) => [role, roleWords(phrase, role)] as const);
  const asked = { form, name: 'query', help: phrase('announce_query_help') };
  return (
    <fieldset aria-describedby="whom-help">
      <legend>{phrase('announce_whom')}</legend>
      {kept === null ? null : <p>{kept}</p>}
      <ChoiceField
        {...{ form, name: 'role', label: phrase('column_role') }}
        choices={[['', phrase('announce_choose')], ...roles]}
      />
      <Choice {...props} name="village" label="column_village" options={villages.map(itself)} />
      <Choice {...props} name="group" label="column_groups" options={groups.map(itself)} />
      <details open={isOpen}>
        <summary>{phrase('announce_more_choices')}</summary>
        <Choice
          {...props}
          name="segment"
          label="announce_segment"
          options={segments.map(({ id, name }) => [id, name])}
        />
        <Field {...asked} label={phrase('announce_query')}>
          <textarea {...marks(asked)} rows={2} autocapitalize="off" spellcheck={false}>
            {query}
          </textarea>
        </Field>
      </details>
      <small id="whom-help">{phrase('announce_whom_help')}</small>
    </fieldset>
  );
}

const itself = (each: string) => [each, each] as const;

/** What is chosen already stands there although nobody has it any more; of nothing to choose there is no choice. */
function Choice({
  phrase,
  form,
  name,
  label,
  options,
}: FormProps & {
  readonly name: 'village' | 'group' | 'segment';
  readonly label: 'column_village' | 'column_groups' | 'announce_segment';
  readonly options: readonly (readonly [value: string, words: string])[];
}) {
  const chosen = form.typed[name] ?? '';
  const isKnown = chosen === '' || options.some(([value]) => value === chosen);
  const all = isKnown ? options : [...options, itself(chosen)];
  const none = phrase(name === 'segment' ? 'announce_no_segment' : 'everybody');
  return all.length === 0 ? null : (
    <ChoiceField {...{ form, name, label: phrase(label) }} choices={[['', none], ...all]} />
  );
}
