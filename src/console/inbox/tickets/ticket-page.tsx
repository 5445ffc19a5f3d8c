import { Unshown } from '../../forms/unshown.tsx';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Talk } from '../../people/talk.tsx';
import { timeOf } from '../../people/time-of.ts';
import { PersonLink } from '../person-link.tsx';
import { textOf } from '../text-of.ts';
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
  const name = contact?.name ?? '';
  const title = name === '' ? phrase('no_name') : name;
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
      <dl class="about">
        <div>
          <dt>{phrase('column_topic')}</dt>
          <dd>{textOf(topic)}</dd>
        </div>
        <div>
          <dt>{phrase('column_answerer')}</dt>
          <dd>{assignee == null ? phrase('nobody_yet') : <PersonLink {...props} id={assignee} />}</dd>
        </div>
        <div>
          <dt>{phrase('column_begun')}</dt>
          <dd>{timeOf(ticket.at, { language, timezone })}</dd>
        </div>
        {contact === null ? null : (
          <div>
            <dt>{phrase('column_person')}</dt>
            <dd>
              <PersonLink id={contact.id} names={new Map([[contact.id, contact.name]])} phrase={phrase} />
            </dd>
          </div>
        )}
      </dl>
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
