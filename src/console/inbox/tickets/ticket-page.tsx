import { Unshown } from '../../forms/unshown.tsx';
import { Facts } from '../../pages/facts.tsx';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { nameWords, PersonName } from '../../people/person-name.tsx';
import { Talk } from '../../people/talk.tsx';
import { timeOf } from '../../people/time-of.ts';
import { PersonLink } from '../person-link.tsx';
import { textOf } from '../../rows/text-of.ts';
import { AnswerForm } from './answer-form.tsx';
import { ChangeForms } from './change-forms.tsx';
import { Notes } from './notes.tsx';
import { type TicketProps } from './ticket-props.ts';
import { standingText, stateOf } from './ticket-state.ts';

const shownOn = (isOpen: boolean): readonly string[] =>
  isOpen ? ['say', 'note', 'state', 'assign', 'topic'] : ['say', 'note'];

/** One conversation in human hands: what was said, the place to answer, how it ends, and what staff noted. */
export function ticketPage(props: TicketProps) {
  const { phrase, language, ticket, contact } = props;
  const state = stateOf(ticket);
  const isOpen = state === 'open' || state === 'waiting';
  const title = nameWords(contact?.name ?? '', phrase);
  return (
    <Frame here="/tickets" title={title} language={language} phrase={phrase}>
      <h1>{title}</h1>
      <Unshown {...props} shown={shownOn(isOpen)} />
      <About {...props} />
      {contact === null ? null : <Talk {...props} contact={contact} />}
      {isOpen || props.tried?.act === 'say' ? <AnswerForm {...props} /> : null}
      {isOpen ? <ChangeForms {...props} state={state} /> : null}
      <Notes {...props} />
    </Frame>
  );
}

function About(props: TicketProps) {
  const { phrase, language, timezone, ticket, contact, waitsSince } = props;
  const { topic, assignee, reason } = ticket.data;
  const why = reasonOf(textOf(reason), phrase);
  return (
    <>
      <p>
        <span class={`standing ${waitsSince === null ? '' : 'silent'}`}>
          {phrase(standingText({ row: ticket, waitsSince }))}
        </span>{' '}
        {why}
      </p>
      <Facts
        facts={[
          [phrase('column_topic'), textOf(topic)],
          [
            phrase('column_answerer'),
            assignee == null ? phrase('nobody_yet') : <PersonLink {...props} id={assignee} />,
          ],
          [phrase('column_begun'), timeOf(ticket.at, { language, timezone })],
          contact !== null && [phrase('column_person'), <PersonName person={contact} phrase={phrase} />],
        ]}
      />
    </>
  );
}

/** What the program itself writes as a reason is told in words of the pages; what staff wrote stands as it is. */
function reasonOf(reason: string, phrase: PageProps['phrase']): string {
  switch (reason) {
    case 'answered':
      return '';
    case 'replaced':
    case 'handed_back':
    case 'stopped':
    case 'time':
      return phrase(`ticket_${reason}`);
    default:
      return reason;
  }
}
