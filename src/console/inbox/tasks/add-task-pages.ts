import { type Context } from 'hono';
import { type Row } from '../../../domain/row.ts';
import { type ContactParts } from '../../contacts/write-contact.ts';
import { carryOut } from '../../forms/carry-out.ts';
import { type FormState } from '../../forms/form-state.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { showOne } from '../../pages/show-one.ts';
import { tellingOf } from '../../people/days-ago.ts';
import { pageOf } from '../../people/pages.tsx';
import { readNames } from '../read-names.ts';
import { readStaff } from '../read-staff.ts';
import { actOnTask } from './act-on-task.ts';
import { readTasks } from './read-tasks.ts';
import { taskPage } from './task-page.tsx';
import { tasksPage } from './tasks-page.tsx';
import { taskPath, tasksQuery } from './tasks-query.ts';

/** What the pages of work need. */
export interface TaskPageParts extends PageProps, ContactParts {}

/** Adds the list of tasks, and the page of each. */
export function addTaskPages(pages: PageRoutes, parts: TaskPageParts): void {
  const { records } = parts;
  pages.get('/tasks', async (c) => {
    const query = tasksQuery.parse(c.req.query());
    const telling = tellingOf(parts);
    const [all, staff] = await Promise.all([readTasks(records, query, telling.now), readStaff(records)]);
    const shown = pageOf(all, query.page);
    const names = await readNames(records, shown.rows);
    return c.html(tasksPage({ ...parts, ...telling, query, shown, names, staff, count: all.length }));
  });
  const findTask = (c: Context) => records.findRow('tasks', c.req.param('id') ?? '');
  pages.get(
    '/tasks/:id',
    showOne(parts, findTask, (c, task) => show(c, parts, { task, tried: null })),
  );
  pages.post(
    '/tasks/:id',
    showOne(parts, findTask, (c, task) =>
      carryOut(c, parts.phrase, {
        act: async (form) => {
          await actOnTask(parts, task, { form, timezone: await zoneOf(parts, task) });
          return taskPath(task.id);
        },
        again: (tried) => show(c, parts, { task, tried }),
      }),
    ),
  );
}

/** A day is one of whoever is to do it. */
async function zoneOf({ records, defaults }: TaskPageParts, { data: { assignee } }: Row): Promise<string> {
  const who = typeof assignee === 'string' ? await records.findContact(assignee) : undefined;
  return who?.timezone ?? defaults.timezone;
}

async function show(
  c: Context,
  parts: TaskPageParts,
  { task, tried }: { readonly task: Row; readonly tried: FormState | null },
): Promise<Response> {
  const [names, timezone] = await Promise.all([readNames(parts.records, [task]), zoneOf(parts, task)]);
  const now = parts.companion.now();
  return c.html(taskPage({ ...parts, timezone, now, task, names, tried }), tried === null ? 200 : 400);
}
