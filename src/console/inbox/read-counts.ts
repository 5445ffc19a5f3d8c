import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Records } from '../../programme/records/records.ts';
import { allRows } from '../rows/all-rows.ts';
import { isOverdue } from './tasks/read-tasks.ts';

/** How much waits for somebody. */
export interface InboxCounts {
  /** Conversations in human hands. */
  readonly tickets: number;
  readonly openTasks: number;
  readonly overdueTasks: number;
  /** What went wrong within a day. */
  readonly freshIncidents: number;
}

const day: Millis = 24 * 60 * 60 * 1000;

/** Counts what waits for somebody. */
export async function readCounts(records: Pick<Records, 'rows'>, now: Instant): Promise<InboxCounts> {
  const [open, waiting, tasks, incidents] = await Promise.all([
    allRows(records, { kind: 'tickets', where: { state: 'open' } }),
    allRows(records, { kind: 'tickets', where: { state: 'waiting' } }),
    allRows(records, { kind: 'tasks', where: { state: 'open' } }),
    allRows(records, { kind: 'incidents', where: {}, from: now - day }),
  ]);
  return {
    tickets: open.length + waiting.length,
    openTasks: tasks.length,
    overdueTasks: tasks.filter((row) => isOverdue(row, now)).length,
    freshIncidents: incidents.length,
  };
}
