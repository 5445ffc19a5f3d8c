import { type Context } from 'hono';
import { type Row } from '../../../domain/row.ts';
import { type ContactParts } from '../../contacts/write-contact.ts';
import { refuseForm } from '../../forms/refuse-form.ts';
import { type FormState } from '../../forms/form-state.ts';
import { readForm } from '../../forms/read-form.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { notFoundPage } from '../../pages/not-found-page.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { pageOf } from '../../people/pages.tsx';
import { readNames } from '../read-names.ts';
import { readStaff } from '../read-staff.ts';
import { actOnTask } from './act-on-task.ts';
import { readTasks } from './read-tasks.ts';
import { taskPage } from './task-page.tsx';
import { tasksPage } from './tasks-page.tsx';
import { tasksQuery } from './tasks-query.ts';

/** What the pages of work need. */
export interface TaskPageParts extends PageProps, ContactParts {}

/** Adds the list of tasks, and the page of each. */
export function addTaskPages(pages: PageRoutes, parts: TaskPageParts): void {
  const { companion, records, defaults } = parts;
  pages.get('/tasks', async (c) => {
    const query = tasksQuery.parse(c.req.query());
    const now = companion.now();
    const [all, staff] = await Promise.all([readTasks(records, query, now), readStaff(records)]);
    const shown = pageOf(all, query.page);
    const names = await readNames(records, shown.rows);
    const telling = { timezone: defaults.timezone, now };
    return c.html(tasksPage({ ...parts, ...telling, query, shown, names, staff, count: all.length }));
  });
  pages.get('/tasks/:id', async (c) => {
    const task = await find(parts, c);
    return task ? show(c, parts, { task, tried: null }) : c.html(notFoundPage(parts), 404);
  });
  pages.post('/tasks/:id', async (c) => {
    const task = await find(parts, c);
    if (task === undefined) {
      return c.html(notFoundPage(parts), 404);
    }
    const form = await readForm(c);
    try {
      await actOnTask(parts, task, { form, timezone: await zoneOf(parts, task) });
    } catch (fault) {
      return show(c, parts, { task, tried: refuseForm(form, fault, parts.phrase) });
    }
    return c.redirect(`/tasks/${encodeURIComponent(task.id)}`, 303);
  });
}

function find({ records }: TaskPageParts, c: Context): Promise<Row | undefined> {
  return records.findRow('tasks', c.req.param('id') ?? '');
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
