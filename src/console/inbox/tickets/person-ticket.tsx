import { type Contact } from '../../../domain/contact/contact.ts';
import { isPhonePause, pausedUntil } from '../../../domain/contact/phone-pause.ts';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { Unshown } from '../../forms/unshown.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { timeOf } from '../../people/time-of.ts';
import { type Named } from '../read-staff.ts';
import { StaffField } from './staff-field.tsx';
import { ticketPath } from './tickets-query.ts';
import { TopicField } from './topic-field.tsx';
import { Way } from '../../pages/way.tsx';
import { personPath } from '../../contacts/pages/person-paths.ts';

/** What the page of a person offers for talking with them oneself. */
export interface PersonTicketProps extends PageProps {
  readonly contact: Contact;
  readonly choices: { readonly topics: readonly string[]; readonly staff: readonly Named[] };
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}

/** The way to the conversation in human hands, or to take it over; the way back to the bot from the linked phone. */
export function PersonTicket(props: PersonTicketProps) {
  const { phrase, contact } = props;
  const { ticket } = contact;
  const act = ticket === null ? 'take' : isPhonePause(ticket) ? 'handback' : null;
  return (
    <>
      <Unshown {...props} shown={act === null ? [] : [act]} />
      {act === 'take' ? <TakeOver {...props} /> : null}
      {act === 'handback' ? <HandBack {...props} /> : null}
      {act === null ? <Way to={ticketPath(ticket ?? '')}>{phrase('open_ticket')}</Way> : null}
    </>
  );
}

function TakeOver({ phrase, contact, choices, tried }: PersonTicketProps) {
  const form = formOf('take', tried);
  return (
    <details class="more" open={tried?.act === 'take'}>
      <summary>{phrase('take_over')}</summary>
      <Form path={personPath(contact)} form={form}>
        <p>{phrase('take_over_help')}</p>
        <TopicField phrase={phrase} form={form} topics={choices.topics} />
        <StaffField phrase={phrase} form={form} staff={choices.staff} />
        <button type="submit">{phrase('take_over')}</button>
      </Form>
    </details>
  );
}

function HandBack({ phrase, language, contact, tried }: PersonTicketProps) {
  const until = pausedUntil(contact);
  return (
    <Form path={personPath(contact)} form={formOf('handback', tried)}>
      <p>
        {until === null
          ? phrase('held_phone')
          : phrase('phone_until', { time: timeOf(until, { language, timezone: contact.timezone }) })}
      </p>
      <button type="submit">{phrase('hand_back')}</button>
    </Form>
  );
}
