import { type Child } from 'hono/jsx';
import { type ConsoleText } from '../phrase.ts';
import { type FormFields } from './form-fields.ts';
import { type FormProps } from './form-props.ts';

/** The attributes of an input: its name, and where its help and what is wrong with it stand. */
export function asked({ mistakes }: Pick<FormProps, 'mistakes'>, name: keyof FormFields) {
  return {
    name,
    ...(mistakes[name] === undefined
      ? {}
      : { 'aria-invalid': 'true' as const, 'aria-describedby': `wrong-${name}` }),
  };
}

/** An input with its label above it, and what is wrong with it below. */
export function Field({
  phrase,
  mistakes,
  name,
  label,
  help,
  children,
}: Pick<FormProps, 'phrase' | 'mistakes'> & {
  readonly name: keyof FormFields;
  readonly label: ConsoleText;
  readonly help?: ConsoleText;
  readonly children: Child;
}) {
  const wrong = mistakes[name];
  return (
    <label class="asked">
      <span class="name">{phrase(label)}</span>
      {children}
      {wrong === undefined ? null : (
        <span class="wrong" id={`wrong-${name}`}>
          {wrong}
        </span>
      )}
      {help === undefined ? null : <small>{phrase(help)}</small>}
    </label>
  );
}
