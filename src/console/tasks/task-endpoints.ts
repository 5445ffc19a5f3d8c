import { z } from 'zod';
import { type ContactParts } from '../contacts/write-contact.ts';
import { idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { standsSo } from '../rows/stands-so.ts';
import { changeTask, taskChange } from './change-task.ts';
import { createTask, newTask } from './create-task.ts';
import { getTask } from './get-task.ts';

/** The routes that make and change tasks; they are listed with the other rows. */
export function taskEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [create(parts), get(parts), change(parts)];
}

function create(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tasks',
    summary: 'Gives somebody a task about a family.',
    path: nothing,
    query: nothing,
    body: newTask,
    status: 201,
    answer: z.object({ id: z.string(), assignee: z.string() }),
    errors: [404, 409],
    handle: ({ body, idempotencyKey }) => createTask(parts, body, idempotencyKey),
  });
}

function get({ records }: ContactParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/tasks/:id',
    summary: 'One task.',
    path: idPath,
    query: nothing,
    body: null,
    status: 200,
    answer: rowView,
    errors: [404],
    handle: async ({ path }) => viewRow(await getTask(records, path.id)),
  });
}

function change(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/tasks/:id',
    summary: 'Ends a task, gives it more time, or gives it to somebody else.',
    path: idPath,
    query: nothing,
    body: taskChange,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey: key }) => {
      const row = await getTask(parts.records, path.id);
      // After a crash a repeat finds ended what it ended itself.
      if (key === null || !standsSo(row, body)) {
        // The same wish on the same state of the task is one wish.
        await changeTask(parts, row, { body, name: String(row.version) });
      }
      return { id: row.id };
    },
  });
}
