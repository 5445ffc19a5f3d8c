import { LineField, WordsField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf } from '../../forms/form-state.ts';
import { timeOf } from '../../people/time-of.ts';
import { textOf } from '../../rows/text-of.ts';
import { type TicketProps } from './ticket-props.ts';
import { ticketPath } from './tickets-query.ts';

/** What staff wrote down about a conversation, the oldest first, and the place to write more. */
export function Notes({ phrase, language, timezone, ticket, contact, notes, tried }: TicketProps) {
  const form = formOf('note', tried);
  const by = ticket.data['by'];
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{phrase('notes')}</h2>
      <p>{phrase('notes_help')}</p>
      <ul class="lines">
        {notes.map(({ at, data }) => (
          <li>
            <span class="words">{textOf(data['text'])}</span>{' '}
            <small>
              {textOf(data['by'])}, <time>{timeOf(at, { language, timezone })}</time>
            </small>
          </li>
        ))}
      </ul>
      {contact === null ? null : (
        <details class="more" open={tried?.act === 'note'}>
          <summary>{phrase('add_note')}</summary>
          <Form path={ticketPath(ticket.id)} form={form}>
            <WordsField {...{ form, name: 'text', label: phrase('note_words') }} />
            <LineField {...{ form, name: 'by', label: phrase('your_name') }} value={textOf(by)} />
            <button type="submit">{phrase('add_note')}</button>
          </Form>
        </details>
      )}
    </section>
  );
}
