import { type Child } from 'hono/jsx';
import { type FormState } from './form-state.ts';

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

interface WordsProps extends FieldProps {
  /** What stands there until somebody typed. */
  readonly value?: string;
  /** So much can be typed; null: more too, where it is better told than cut off. */
  readonly longest?: number | null;
}

/** A line to be typed. */
export function LineField({
  value = '',
  longest = 200,
  type = 'text',
  ...props
}: WordsProps & { readonly type?: 'text' | 'date' | 'datetime-local' }) {
  const { form, name } = props;
  return (
    <Field {...props}>
      <input
        {...marks(props)}
        type={type}
        value={form.typed[name] ?? value}
        {...(type === 'text' && longest !== null ? { maxlength: longest } : {})}
        {...(name === 'by' ? { autocomplete: 'name' } : {})}
      />
    </Field>
  );
}

/** Words of several lines. */
export function WordsField({ value = '', longest = 4096, ...props }: WordsProps) {
  return (
    <Field {...props}>
      <textarea {...marks(props)} rows={4} {...(longest === null ? {} : { maxlength: longest })}>
        {`\n${props.form.typed[props.name] ?? value}`}
      </textarea>
    </Field>
  );
}

/** One of several. */
export function ChoiceField({
  value = '',
  choices,
  ...props
}: WordsProps & { readonly choices: readonly (readonly [value: string, label: string])[] }) {
  const chosen = props.form.typed[props.name] ?? value;
  return (
    <Field {...props}>
      <select {...marks(props)}>
        {choices.map(([each, label]) => (
          <option value={each} selected={each === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Whatever is to be filled in, with its label above it, and what is wrong with it and what helps below. */
export function Field({ form, name, label, help, children }: FieldProps & { readonly children: Child }) {
  const { act, mistakes } = form;
  const wrong = mistakes[name];
  return (
    <label class="asked">
      <span class="name">{label}</span>
      {children}
      {wrong === undefined ? null : (
        <span class="wrong" role="alert" id={`${act}-${name}-wrong`}>
          {wrong}
        </span>
      )}
      {help === undefined ? null : <small>{help}</small>}
    </label>
  );
}

/** The attributes of what is filled in: its name, and where it is said what is wrong with it. */
export function marks({ form: { act, mistakes }, name }: Pick<FieldProps, 'form' | 'name'>) {
  return {
    name,
    id: `${act}-${name}`,
    ...(mistakes[name] === undefined
      ? {}
      : { 'aria-invalid': 'true', 'aria-describedby': `${act}-${name}-wrong` }),
  } as const;
}
