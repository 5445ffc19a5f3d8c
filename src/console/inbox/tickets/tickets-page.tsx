import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Table } from '../../pages/table.tsx';
import { daysAgo, type Telling } from '../../people/days-ago.ts';
import { Pages, type Shown } from '../../people/pages.tsx';
import { nameWords } from '../../people/person-name.tsx';
import { timeOf } from '../../people/time-of.ts';
import { PersonLink } from '../person-link.tsx';
import { textOf } from '../../rows/text-of.ts';
import { type ListedTicket } from './read-tickets.ts';
import { standingText } from './ticket-state.ts';
import { ticketPath, ticketsPath, type TicketsQuery, ticketViews } from './tickets-query.ts';

/** What the list of conversations in human hands shows. */
export interface TicketsProps extends PageProps, Telling {
  readonly query: TicketsQuery;
  readonly count: number;
  readonly shown: Shown<ListedTicket>;
  readonly names: ReadonlyMap<string, string>;
}

/** Conversations in human hands, whoever waits the longest for an answer first; or those that are over. */
export function ticketsPage(props: TicketsProps) {
  const { phrase, language, query, count, shown } = props;
  return (
    <Frame here="/tickets" title={phrase('tickets')} language={language} phrase={phrase}>
      <h1>{phrase('tickets')}</h1>
      <form class="choice" method="get" action="/tickets">
        <label>
          {phrase('column_standing')}
          <select name="view">
            {ticketViews.map((each) => (
              <option value={each} selected={each === query.view}>
                {phrase(`tickets_${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{phrase('show')}</button>
      </form>
      <p role="status">{phrase('tickets_count', { count: String(count) })}</p>
      {shown.rows.length === 0 ? null : (
        <Table
          headings={(['name', 'topic', 'answerer', 'since', 'standing'] as const).map((each) =>
            phrase(`column_${each}`),
          )}
        >
          {shown.rows.map((ticket) => (
            <TicketRow {...props} ticket={ticket} />
          ))}
        </Table>
      )}
      <Pages phrase={phrase} shown={shown} pathOf={(page) => ticketsPath({ ...query, page })} />
    </Frame>
  );
}

function TicketRow({ ticket, ...props }: TicketsProps & { readonly ticket: ListedTicket }) {
  const { phrase, language, timezone, names } = props;
  const { row, waitsSince } = ticket;
  const { id, contact, at, data } = row;
  const since = waitsSince ?? (typeof data['closedAt'] === 'number' ? data['closedAt'] : at);
  return (
    <tr>
      <th scope="row">
        <a href={ticketPath(id)}>{nameWords(names.get(contact ?? '') ?? '', phrase)}</a>
      </th>
      <td data-label={phrase('column_topic')}>
        <bdi>{textOf(data['topic'])}</bdi>
      </td>
      <td data-label={phrase('column_answerer')}>
        {data['assignee'] == null ? phrase('nobody_yet') : <PersonLink {...props} id={data['assignee']} />}
      </td>
      <td data-label={phrase('column_since')}>
        {timeOf(since, { language, timezone })} ({daysAgo(since, props)})
      </td>
      <td data-label={phrase('column_standing')}>
        <span class={`standing ${waitsSince === null ? '' : 'silent'}`}>{phrase(standingText(ticket))}</span>
      </td>
    </tr>
  );
}
