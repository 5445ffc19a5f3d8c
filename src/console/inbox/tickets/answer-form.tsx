import { ChoiceField, LineField, WordsField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf } from '../../forms/form-state.ts';
import { cannedText } from '../../tickets/ticket-choices.ts';
import { textOf } from '../../rows/text-of.ts';
import { type TicketProps } from './ticket-props.ts';
import { ticketPath } from './tickets-query.ts';

/** The place to answer as oneself; a canned answer is put into the words first, so that it is read before it goes. */
export function AnswerForm(props: TicketProps) {
  const { phrase, desk, ticket, names, tried } = props;
  const form = formOf('say', tried);
  const { by, assignee } = ticket.data;
  const name = textOf(by) || (names.get(textOf(assignee)) ?? '');
  const canned = Object.entries(desk.answers).map(([id, texts]) => [id, cannedText(texts)] as const);
  return (
    <section>
      <h2>{phrase('answer_title')}</h2>
      <Form path={ticketPath(ticket.id)} form={form}>
        <WordsField form={form} name="text" label={phrase('answer_words')} />
        <LineField form={form} name="by" label={phrase('your_name')} value={name} />
        <button type="submit" name="do" value="send">
          {phrase('send')}
        </button>
        {canned.length === 0 ? null : (
          <div class="beside">
            <ChoiceField
              {...{ form, name: 'answer', label: phrase('canned_answer') }}
              choices={[['', phrase('choose')], ...canned]}
            />
            <button type="submit" name="do" value="fill">
              {phrase('canned_fill')}
            </button>
          </div>
        )}
      </Form>
    </section>
  );
}
