import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { dueHour, type TaskChange } from '../../domain/task.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { dayOrMoment } from '../http/common-schema.ts';
import { keptWords } from '../http/kept-words.ts';
import { momentOf } from '../http/moment-of.ts';
import { refuseFamily } from '../pairs/refuse-roles.ts';
import { refuseSame } from './create-task.ts';

const changes =
  'One of: `state` (done, cannot or cancelled) with a `reason`, a new `due` (a day or a moment), another `assignee`.';

/** The end of a task, and why. */
export const taskEnd = z.strictObject({
  state: z.enum(['done', 'cannot', 'cancelled']),
  reason: keptWords(500).default(''),
});
/** Another day for it. */
export const taskDue = z.strictObject({ due: dayOrMoment });
const taskMove = z.strictObject({ assignee: z.string().min(1).max(200) });

/** What can be changed of a task, one thing at a time. */
export const taskChange = z.union([taskEnd, taskDue, taskMove], changes).describe(changes);

/**
 * Changes an open task; the same wish under the same name is one wish, of which it is said that it was seen. Throws
 * ApiError where nobody has it open.
 */
export async function changeTask(
  parts: ContactParts,
  row: Row,
  { body, name }: { readonly body: z.infer<typeof taskChange>; readonly name: string },
): Promise<{ readonly seen: boolean }> {
  const { assignee, state } = row.data;
  if (state !== 'open' || typeof assignee !== 'string') {
    throw new ApiError('conflict', 'This task is not open, or nobody has it.', 'path.id');
  }
  const change = await toChange(parts, { ...row, assignee }, body);
  const id = parts.records.idFor(`task ${row.id} ${name} ${JSON.stringify(change)}`);
  const at = parts.companion.now();
  const event = { id, at, kind: 'task_change', task: row.id, change } as const;
  const taken = await parts.companion.happen(assignee, event);
  return { seen: taken?.seen ?? true };
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
