import { asked, Field } from './field.tsx';
import { type FormProps } from './form-props.ts';
import { type WhomFields, whomRoles } from './whom-fields.ts';
import { roleWords } from './whom-words.ts';

/** Whom an announcement is for: choices that narrow each other, and a query for those who know how. */
export function WhomChoice(props: FormProps) {
  const { phrase, fields, villages, groups, segments, kept, mistakes } = props;
  const isOpen = fields.query !== '' || fields.segment !== '' || mistakes.query !== undefined;
  const saved = segments.map(({ id, name }) => [id, name] as const);
  return (
    <fieldset>
      <legend>{phrase('announce_whom')}</legend>
      {kept === null ? null : <p>{kept}</p>}
      <Field {...props} name="role" label="column_role">
        <select {...asked(props, 'role')}>
          <option value="">{phrase('announce_choose')}</option>
          {whomRoles.map((role) => (
            <option value={role} selected={role === fields.role}>
              {roleWords(phrase, role)}
            </option>
          ))}
        </select>
      </Field>
      <Choice
        {...props}
        name="village"
        label="column_village"
        options={villages.map((each) => [each, each])}
      />
      <Choice {...props} name="group" label="column_groups" options={groups.map((each) => [each, each])} />
      <details open={isOpen}>
        <summary>{phrase('announce_more_choices')}</summary>
        <Choice {...props} name="segment" label="announce_segment" options={saved} />
        <Field {...props} name="query" label="announce_query" help="announce_query_help">
          <textarea {...asked(props, 'query')} rows={2} autocapitalize="off" spellcheck={false}>
            {fields.query}
          </textarea>
        </Field>
      </details>
      <small>{phrase('announce_whom_help')}</small>
    </fieldset>
  );
}

/** What is chosen already stands there although nobody has it any more; of nothing to choose there is no choice. */
function Choice({
  name,
  label,
  options,
  ...props
}: FormProps & {
  readonly name: Exclude<keyof WhomFields, 'role' | 'query'> | 'segment';
  readonly label: 'column_village' | 'column_groups' | 'announce_segment';
  readonly options: readonly (readonly [value: string, words: string])[];
}) {
  const chosen = props.fields[name];
  const known = options.some(([value]) => value === chosen);
  const all = chosen === '' || known ? options : [...options, [chosen, chosen] as const];
  return all.length === 0 ? null : (
    <Field {...props} name={name} label={label}>
      <select {...asked(props, name)}>
        <option value="">{props.phrase(name === 'segment' ? 'announce_no_segment' : 'everybody')}</option>
        {all.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}
