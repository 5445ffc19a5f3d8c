import { LineField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf } from '../../forms/form-state.ts';
import { textOf } from '../../rows/text-of.ts';
import { type TicketProps } from './ticket-props.ts';
import { StaffField } from './staff-field.tsx';
import { ticketPath } from './tickets-query.ts';
import { TopicField } from './topic-field.tsx';

type Props = TicketProps & { readonly state: 'open' | 'waiting' };

/** How a conversation stands and ends, and below, folded, who answers and what it is about. */
export function ChangeForms(props: Props) {
  const { phrase, ticket, desk, staff, tried } = props;
  const path = ticketPath(ticket.id);
  const { assignee, topic } = ticket.data;
  const [assign, about] = [formOf('assign', tried), formOf('topic', tried)];
  return (
    <>
      <StateForm {...props} path={path} />
      <details class="more" open={tried?.act === 'assign' || tried?.act === 'topic'}>
        <summary>{phrase('ticket_change')}</summary>
        <Form path={path} form={assign}>
          <StaffField {...{ phrase, form: assign, staff }} value={textOf(assignee)} />
          <button type="submit">{phrase('assign')}</button>
        </Form>
        <Form path={path} form={about}>
          <TopicField {...{ phrase, form: about, topics: desk.topics }} value={textOf(topic)} />
          <button type="submit">{phrase('change_topic')}</button>
        </Form>
      </details>
    </>
  );
}

/** The first button is what Enter does, so it is the one that ends nothing. */
function StateForm({ phrase, state, path, tried }: Props & { readonly path: string }) {
  const form = formOf('state', tried);
  const other = state === 'open' ? 'waiting' : 'open';
  return (
    <section>
      <h2>{phrase('ticket_ends')}</h2>
      <Form path={path} form={form}>
        <LineField {...{ form, name: 'reason', label: phrase('ticket_reason'), longest: 500 }} />
        <div class="acts">
          {([other, 'solved', 'closed'] as const).map((each) => (
            <button type="submit" name="state" value={each}>
              {phrase(`make_${each}`)}
            </button>
          ))}
        </div>
      </Form>
    </section>
  );
}
