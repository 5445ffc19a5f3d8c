import { z } from 'zod';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { changeRow, showRow } from '../rows/one-row.ts';
import { changeTask, taskChange } from './change-task.ts';
import { createTask, newTask, type TaskParts } from './create-task.ts';

/** The routes that make and change tasks; they are listed with the other rows. */
export function taskEndpoints(parts: TaskParts): readonly Endpoint[] {
  return [create(parts), showRow(parts.records, 'tasks'), change(parts)];
}

function create(parts: TaskParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/tasks',
    summary: 'Gives somebody a task about a family.',
    body: newTask,
    status: 201,
    answer: z.object({ id: z.string(), assignee: z.string() }),
    errors: [404, 409],
    handle: ({ body, idempotencyKey }) => createTask(parts, body, idempotencyKey),
  });
}

function change(parts: TaskParts): Endpoint {
  return changeRow(parts.records, 'tasks', {
    summary: 'Ends a task, gives it more time, or gives it to somebody else.',
    body: taskChange,
    change: (row, asked) => changeTask(parts, row, asked),
  });
}
