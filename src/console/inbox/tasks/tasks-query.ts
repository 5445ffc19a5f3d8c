import { pageNumber } from '../../people/pages.tsx';
import { z } from 'zod';

/** Which work the list shows: overdue is no state, but open and late. */
export const taskViews = ['open', 'overdue', 'done', 'cannot', 'cancelled'] as const;

/** Which tasks are to be shown. What is no choice counts as not chosen: the address may be typed by hand. */
export const tasksQuery = z.object({
  view: z.enum(taskViews).catch('open'),
  assignee: z.string().trim().max(200).default('').catch(''),
  page: pageNumber,
});

/** The choice that somebody made in the list of tasks. */
export type TasksQuery = z.infer<typeof tasksQuery>;

/** The address of one task. */
export const taskPath = (id: string): string => `/tasks/${encodeURIComponent(id)}`;

/** The address of the list with a choice, the rest as it usually is. */
export function tasksPath({ view = 'open', assignee = '', page = 1 }: Partial<TasksQuery>): string {
  const written = new URLSearchParams({
    ...(view !== 'open' && { view }),
    ...(assignee !== '' && { assignee }),
    ...(page > 1 && { page: String(page) }),
  });
  return written.size === 0 ? '/tasks' : `/tasks?${written.toString()}`;
}
