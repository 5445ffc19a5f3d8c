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
  offered,
  ...props
}: WordsProps & {
  readonly type?: 'text' | 'date' | 'datetime-local';
  /** What was written there of others, to be chosen instead of typed. */
  readonly offered?: readonly string[];
}) {
  const { form, name } = props;
  const list = `${idOf(props)}-offered`;
  return (
    <Field {...props}>
      <input
        {...marks(props)}
        type={type}
        {...(type === 'text' ? { dir: 'auto' } : {})}
        value={form.typed[name] ?? value}
        {...(type === 'text' && longest !== null ? { maxlength: longest } : {})}
        {...(name === 'by' ? { autocomplete: 'name' } : {})}
        {...(offered ? { list } : {})}
      />
      <Offered id={list} words={offered} />
    </Field>
  );
}

function Offered({
  id,
  words = [],
}: {
  readonly id: string;
  readonly words?: readonly string[] | undefined;
}) {
  return words.length === 0 ? null : (
    <datalist id={id}>
      {words.map((each) => (
        <option value={each} />
      ))}
    </datalist>
  );
}

/** Words of several lines. */
export function WordsField({ value = '', longest = 4096, ...props }: WordsProps) {
  return (
    <Field {...props}>
      <textarea {...marks(props)} dir="auto" rows={4} {...(longest === null ? {} : { maxlength: longest })}>
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
export function Field({ children, ...props }: FieldProps & { readonly children: Child }) {
  const { form, name, label, help } = props;
  const wrong = form.mistakes[name];
  const id = idOf(props);
  return (
    <div class="asked">
      <label class="name" for={id}>
        {label}
      </label>
      {children}
      {wrong === undefined ? null : (
        <span class="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      {help === undefined ? null : <small id={`${id}-help`}>{help}</small>}
    </div>
  );
}

type Marked = Pick<FieldProps, 'form' | 'name' | 'help'>;

/** The attributes of what is filled in: its name, where its mistake and its help are; the first mistake has the focus. */
export function marks(props: Marked) {
  const { mistakes } = props.form;
  const { name, help } = props;
  const id = idOf(props);
  const isWrong = mistakes[name] !== undefined;
  const described = [...(isWrong ? [`${id}-wrong`] : []), ...(help === undefined ? [] : [`${id}-help`])];
  return {
    name,
    id,
    ...(isWrong && { 'aria-invalid': 'true' }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(Object.keys(mistakes)[0] === name && { autofocus: true }),
  } as const;
}

function idOf({ form: { act }, name }: Marked): string {
  return `${act}-${name}`;
}
