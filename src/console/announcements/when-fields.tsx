import { LineField } from '../forms/field.tsx';
import { type FormProps } from './form-props.ts';

/** When an announcement is to be sent, and whether it asks for an answer. */
export function WhenFields({ phrase, form, zone }: FormProps) {
  const label = phrase('announce_when');
  return (
    <>
      <LineField
        {...{ form, name: 'at', label, type: 'datetime-local' }}
        help={phrase('announce_at_help', { zone })}
      />
      <label class="tick">
        <input type="checkbox" name="receipt" value="yes" checked={(form.typed['receipt'] ?? '') !== ''} />
        {phrase('announce_receipt')}
      </label>
    </>
  );
}
