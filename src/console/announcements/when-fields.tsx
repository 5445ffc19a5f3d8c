import { asked, Field } from './field.tsx';
import { type FormProps } from './form-props.ts';

/** When an announcement is to be sent, and whether it asks for an answer. */
export function WhenFields(props: FormProps) {
  const { phrase, fields, zone } = props;
  return (
    <>
      <Field {...props} name="at" label="announce_when">
        <input type="datetime-local" {...asked(props, 'at')} value={fields.at} />
        <small>{phrase('announce_at_help', { zone })}</small>
      </Field>
      <label class="tick">
        <input type="checkbox" name="receipt" value="yes" checked={fields.receipt !== ''} />
        {phrase('announce_receipt')}
      </label>
    </>
  );
}
