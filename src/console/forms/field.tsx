import { type Child } from 'hono/jsx';
import { type Phrase } from '../phrase.ts';
import { type FormState } from './form-state.ts';

interface FieldProps {
  readonly phrase: Phrase;
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
}

interface WordsProps extends FieldProps {
  /** What stands there until somebody typed. */
  readonly value?: string;
  readonly longest?: number;
}

/** A line to be typed, with what is wrong about it below. */
export function LineField({
  value = '',
  longest = 200,
  type = 'text',
  ...props
}: WordsProps & { readonly type?: 'text' | 'date' }) {
  const { form, name } = props;
  return (
    <Labelled {...props}>
      <input
        {...marks(props)}
        type={type}
        value={form.typed[name] ?? value}
        {...(type === 'text' ? { maxlength: longest } : {})}
        {...(name === 'by' ? { autocomplete: 'name' } : {})}
      />
    </Labelled>
  );
}

/** Words of several lines, with what is wrong about them below. */
export function WordsField({ value = '', longest = 4096, ...props }: WordsProps) {
  return (
    <Labelled {...props}>
      <textarea {...marks(props)} rows={4} maxlength={longest}>
        {`\n${props.form.typed[props.name] ?? value}`}
      </textarea>
    </Labelled>
  );
}

/** One of several, with what is wrong about the choice below. */
export function ChoiceField({
  value = '',
  choices,
  ...props
}: WordsProps & { readonly choices: readonly (readonly [value: string, label: string])[] }) {
  const chosen = props.form.typed[props.name] ?? value;
  return (
    <Labelled {...props}>
      <select {...marks(props)}>
        {choices.map(([each, label]) => (
          <option value={each} selected={each === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({ phrase, form, name, label, children }: FieldProps & { readonly children: Child }) {
  const { act, fault } = form;
  return (
    <label>
      {label}
      {children}
      {fault?.field === name ? (
        <span class="wrong" role="alert" id={`${act}-${name}-wrong`}>
          {phrase(fault.text)}
        </span>
      ) : null}
    </label>
  );
}

function marks({ form: { act, fault }, name }: FieldProps) {
  const isWrong = fault?.field === name;
  return {
    name,
    id: `${act}-${name}`,
    ...(isWrong ? { 'aria-invalid': 'true', 'aria-describedby': `${act}-${name}-wrong` } : {}),
  } as const;
}
