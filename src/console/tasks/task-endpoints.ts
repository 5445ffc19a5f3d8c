import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { dueHour, type TaskChange } from '../../domain/task.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { dayOrMoment, idPath, nothing } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { keptWords } from '../http/kept-words.ts';
import { momentOf } from '../http/moment-of.ts';
import { refuseFamily } from '../pairs/refuse-roles.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { createTask, newTask, refuseSame } from './create-task.ts';

const changes =
  'One of: `state` (done, cannot or cancelled) with a `reason`, a new `due` (a day or a moment), another `assignee`.';
const taskChange = z
  .union(
    [
      z.strictObject({
        state: z.enum(['done', 'cannot', 'cancelled']),
        reason: keptWords(500).default(''),
      }),
      z.strictObject({ due: dayOrMoment }),
      z.strictObject({ assignee: z.string().min(1).max(200) }),
    ],
    changes,
  )
  .describe(changes);

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
    handle: async ({ path, body }) => {
      const row = await getTask(parts.records, path.id);
      const { assignee, state } = row.data;
      if (state !== 'open' || typeof assignee !== 'string') {
        throw new ApiError('conflict', 'This task is not open, or nobody has it.', 'path.id');
      }
      const wanted = await toChange(parts, { ...row, assignee }, body);
      // The same wish on the same state of the task is one wish.
      const id = parts.records.idFor(`task ${path.id} ${row.version} ${JSON.stringify(wanted)}`);
      const event = {
        id,
        at: parts.companion.now(),
        kind: 'task_change',
        task: path.id,
        change: wanted,
      } as const;
      await parts.companion.happen(assignee, event);
      return { id: path.id };
    },
  });
}

async function toChange(
  { records, defaults }: ContactParts,
  { id, contact: family, data, assignee }: Row & { readonly assignee: string },
  body: z.infer<typeof taskChange>,
): Promise<TaskChange> {
  if ('due' in body) {
    const who = await records.findContact(assignee);
    const due = momentOf(body.due, dueHour, who?.timezone ?? defaults.timezone);
    return { kind: 'later', due };
  }
  if (!('assignee' in body)) {
    return { kind: 'end', ...body };
  }
  const to = await getContact(records, body.assignee, 'body.assignee');
  refuseFamily(to, 'body.assignee');
  refuseSame(to, { id, kind: data['sort'], family });
  return { kind: 'move', to: to.id };
}

async function getTask(records: ContactParts['records'], id: string): Promise<Row> {
  const row = await records.findRow('tasks', id);
  if (row === undefined) {
    throw new ApiError('not_found', 'There is no task with this id.', 'path.id');
  }
  return row;
}
