import { LineField } from '../forms/field.tsx';
import { type FormProps } from './form-props.ts';

/** When an announcement is to be sent, whether it asks for an answer, and whether it waits for open questions. */
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
      <label class="tick">
        <input
          type="checkbox"
          name="interrupt"
          value="yes"
          aria-describedby="interrupt-help"
          checked={(form.typed['interrupt'] ?? '') !== ''}
        />
        {phrase('announce_interrupt')}
      </label>
      <small id="interrupt-help">{phrase('announce_interrupt_help')}</small>
    </>
  );
}
