import { type Broadcast } from '../../domain/broadcast.ts';
import { type Row } from '../../domain/row.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { reasonWords } from '../held/reason-words.ts';
import { PersonName } from '../people/person-name.tsx';
import { timeOf } from '../people/time-of.ts';
import { fates } from './fates.ts';
import { recipientsPath, type RecipientsQuery } from './recipients-query.ts';
import { announcementPath } from './told.ts';
import { type TellingTime } from './when-words.ts';

/** One recipient: their name, null where they are gone, and what became of it for them. */
export interface Recipient {
  readonly row: Row;
  readonly name: string | null;
}

/** What the list of recipients shows. */
export interface RecipientsProps extends PageProps, TellingTime {
  readonly broadcast: Broadcast;
  readonly query: RecipientsQuery;
  readonly recipients: readonly Recipient[];
  /** The row after which there are more; null: these are the last. */
  readonly next: string | null;
}

/** Who got an announcement, who waits for it, and who does not get it and why. */
export function recipientsPage(props: RecipientsProps) {
  const { phrase, language, broadcast, recipients } = props;
  const title = phrase('announce_recipients');
  return (
    <Frame here="/announcements" title={title} language={language} phrase={phrase}>
      <a class="way" href={announcementPath(broadcast.id)}>
        {broadcast.title}
      </a>
      <h1>{title}</h1>
      <Choice {...props} />
      {recipients.length === 0 ? (
        <p role="status">{phrase('announce_no_recipients')}</p>
      ) : (
        <Table
          headings={(['column_name', 'column_standing', 'announce_column_when'] as const).map((each) =>
            phrase(each),
          )}
        >
          {recipients.map((each) => (
            <Line {...props} {...each} />
          ))}
        </Table>
      )}
      <More {...props} />
    </Frame>
  );
}

function Choice({ phrase, broadcast, query }: RecipientsProps) {
  return (
    <form class="choice" method="get" action={recipientsPath(broadcast.id, {})}>
      <label>
        {phrase('column_standing')}
        <select name="state">
          <option value="">{phrase('announce_everybody')}</option>
          {fates.map((each) => (
            <option value={each} selected={each === query.state}>
              {phrase(`announce_fate_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{phrase('show')}</button>
    </form>
  );
}

function Line({ row: { contact, data, at }, name, ...props }: RecipientsProps & Recipient) {
  const { phrase } = props;
  const state = fates.find((each) => each === data['state']);
  const reason = data['reason'];
  const why = typeof reason === 'string' && state !== 'read' ? reasonWords(phrase, reason) : null;
  return (
    <tr>
      <th scope="row">
        {name === null ? (
          phrase('announce_gone')
        ) : (
          <PersonName person={{ id: contact ?? '', name }} phrase={phrase} />
        )}
      </th>
      <td data-label={phrase('column_standing')}>
        {state === undefined ? '–' : phrase(`announce_fate_${state}`)}
        {why === null ? null : `: ${why}`}
      </td>
      <td data-label={phrase('announce_column_when')}>{timeOf(at, { ...props })}</td>
    </tr>
  );
}

function More({ phrase, broadcast, query, next }: RecipientsProps) {
  const { state, after } = query;
  return next === null && after === null ? null : (
    <nav class="pages" aria-label={phrase('pages')}>
      {after === null ? null : (
        <a href={recipientsPath(broadcast.id, { state })}>{phrase('announce_from_start')}</a>
      )}
      {next === null ? null : (
        <a rel="next" href={recipientsPath(broadcast.id, { state, after: next })}>
          {phrase('page_after')}
        </a>
      )}
    </nav>
  );
}
