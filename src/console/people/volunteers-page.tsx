import { type People, type Volunteer } from '../../programme/reports/read-people.ts';
import { newPersonPath } from '../contacts/pages/person-paths.ts';
import { bringInPath, tablePathOf } from '../contacts/table/table-paths.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { Way } from '../pages/way.tsx';
import { daysAgo, type Telling } from './days-ago.ts';
import { familiesPath } from './families-query.ts';
import { Pages, pageOf } from './pages.tsx';
import { PersonName } from './person-name.tsx';

/** What the list of volunteers shows. */
export interface VolunteersProps extends PageProps, Telling {
  readonly people: People;
  readonly page: number;
}

/** Volunteers by name, never by what they have done: nobody is ranked. */
export function volunteersPage(props: VolunteersProps) {
  const { phrase, language, people, page } = props;
  const shown = pageOf(people.volunteers, page);
  return (
    <Frame here="/volunteers" title={phrase('volunteers')} language={language} phrase={phrase}>
      <h1>{phrase('volunteers')}</h1>
      <Way to={newPersonPath('volunteer')}>{phrase('person_new_volunteer')}</Way>
      <Way to={bringInPath}>{phrase('table_bring')}</Way>
      <p role="status">{phrase('found', { count: String(people.volunteers.length) })}</p>
      {shown.rows.length === 0 ? null : <Way to={tablePathOf('/volunteers')}>{phrase('table_give')}</Way>}
      {shown.rows.length === 0 ? null : (
        <Table
          headings={(['name', 'village', 'families', 'tasks', 'last_heard'] as const).map((each) =>
            phrase(`column_${each}`),
          )}
        >
          {shown.rows.map((volunteer) => (
            <Row {...props} volunteer={volunteer} />
          ))}
        </Table>
      )}
      <Pages phrase={phrase} shown={shown} pathOf={(each) => `/volunteers?page=${each}`} />
    </Frame>
  );
}

function Row({ volunteer, ...props }: VolunteersProps & { readonly volunteer: Volunteer }) {
  const { phrase } = props;
  const { id, village, families, silent, openTasks, overdueTasks, heardAt, awayUntil } = volunteer;
  return (
    <tr>
      <th scope="row">
        <PersonName person={volunteer} phrase={phrase} />
        {awayUntil === null ? null : <span class="standing away">{phrase('is_away')}</span>}
      </th>
      <td data-label={phrase('column_village')}>
        <bdi>{village ?? '–'}</bdi>
      </td>
      <td data-label={phrase('column_families')}>
        <a href={familiesPath({ companion: id })}>
          {phrase('families_count', { count: String(families), silent: String(silent) })}
        </a>
      </td>
      <td data-label={phrase('column_tasks')}>
        {phrase('tasks_count', { open: String(openTasks), overdue: String(overdueTasks) })}
      </td>
      <td data-label={phrase('column_last_heard')}>{daysAgo(heardAt, props)}</td>
    </tr>
  );
}
