import { type Row } from '../../../domain/row.ts';
import { type Instant } from '../../../domain/time/clock.ts';
import { type Records } from '../../../programme/records/records.ts';
import { allRows } from '../../rows/all-rows.ts';
import { type TasksQuery } from './tasks-query.ts';

/** The tasks that a choice asks for: open ones by the day they are due, ended ones with the latest end first. */
export async function readTasks(
  records: Pick<Records, 'rows'>,
  { view, assignee }: Pick<TasksQuery, 'view' | 'assignee'>,
  now: Instant,
): Promise<readonly Row[]> {
  const state = view === 'overdue' ? 'open' : view;
  const where = { state, ...(assignee !== '' && { assignee }) };
  const rows = await allRows(records, { kind: 'tasks', where });
  if (state !== 'open') {
    return [...rows].sort((one, other) => momentOf(other, 'endedAt', 0) - momentOf(one, 'endedAt', 0));
  }
  const open = view === 'overdue' ? rows.filter((row) => isOverdue(row, now)) : rows;
  return [...open].sort((one, other) => momentOf(one, 'due', Infinity) - momentOf(other, 'due', Infinity));
}

/** Whether an open task should have been done by now. */
export function isOverdue(row: Row, now: Instant): boolean {
  return row.data['state'] === 'open' && momentOf(row, 'due', Infinity) < now;
}

/** A moment in what a task holds; what has none stands at the end of its list. */
function momentOf({ data }: Row, key: 'due' | 'endedAt', none: number): number {
  const at = data[key];
  return typeof at === 'number' ? at : none;
}
