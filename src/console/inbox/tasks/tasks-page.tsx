import { type Row } from '../../../domain/row.ts';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Table } from '../../pages/table.tsx';
import { daysAgo, type Telling } from '../../people/days-ago.ts';
import { Pages, type Shown } from '../../people/pages.tsx';
import { nameWords } from '../../people/person-name.tsx';
import { timeOf } from '../../people/time-of.ts';
import { PersonLink } from '../person-link.tsx';
import { type Named } from '../read-staff.ts';
import { textOf } from '../../rows/text-of.ts';
import { isOverdue } from './read-tasks.ts';
import { taskPath, tasksPath, type TasksQuery, taskViews } from './tasks-query.ts';

/** What the list of tasks shows. */
export interface TasksProps extends PageProps, Telling {
  readonly query: TasksQuery;
  readonly count: number;
  readonly shown: Shown<Row>;
  readonly names: ReadonlyMap<string, string>;
  readonly staff: readonly Named[];
}

/** Work in the order of when it is due, with who is to do it and about whom. */
export function tasksPage(props: TasksProps) {
  const { phrase, language, query, count, shown } = props;
  const last = isEnded(query) ? 'ended' : 'due';
  return (
    <Frame here="/tasks" title={phrase('tasks')} language={language} phrase={phrase}>
      <h1>{phrase('tasks')}</h1>
      <Choice {...props} />
      <p role="status">{phrase('tasks_found', { count: String(count) })}</p>
      {shown.rows.length === 0 ? null : (
        <Table headings={(['task', 'about', 'doer', last] as const).map((each) => phrase(`column_${each}`))}>
          {shown.rows.map((row) => (
            <TaskRow {...props} row={row} />
          ))}
        </Table>
      )}
      <Pages phrase={phrase} shown={shown} pathOf={(page) => tasksPath({ ...query, page })} />
    </Frame>
  );
}

function isEnded({ view }: TasksQuery): boolean {
  return view !== 'open' && view !== 'overdue';
}

function Choice({ phrase, query, staff }: TasksProps) {
  return (
    <form class="choice" method="get" action="/tasks">
      <label>
        {phrase('column_standing')}
        <select name="view">
          {taskViews.map((each) => (
            <option value={each} selected={each === query.view}>
              {phrase(`tasks_list_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {phrase('column_doer')}
        <select name="assignee">
          <option value="">{phrase('everybody')}</option>
          {staff.map(({ id, name }) => (
            <option value={id} selected={id === query.assignee}>
              {nameWords(name, phrase)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{phrase('show')}</button>
    </form>
  );
}

function TaskRow({ row, ...props }: TasksProps & { readonly row: Row }) {
  const { phrase, language, timezone, now, query } = props;
  const { title, assignee, due, endedAt } = row.data;
  const ended = isEnded(query);
  const at = ended ? endedAt : due;
  return (
    <tr>
      <th scope="row">
        <a href={taskPath(row.id)}>{textOf(title)}</a>
      </th>
      <td data-label={phrase('column_about')}>
        <PersonLink {...props} id={row.contact} />
      </td>
      <td data-label={phrase('column_doer')}>
        <PersonLink {...props} id={assignee} />
      </td>
      <td data-label={phrase(ended ? 'column_ended' : 'column_due')}>
        {typeof at === 'number' ? timeOf(at, { language, timezone }) : '–'}
        {isOverdue(row, now) && typeof due === 'number' ? (
          <span class="standing silent away">
            {phrase('tasks_list_overdue')} ({daysAgo(due, props)})
          </span>
        ) : null}
      </td>
    </tr>
  );
}
