import { type Row } from '../../../domain/row.ts';
import { dueHour } from '../../../domain/task.ts';
import { type ContactParts } from '../../contacts/write-contact.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { momentOf } from '../../http/moment-of.ts';
import { parsePart } from '../../http/parse-part.ts';
import { awaitRow } from '../../rows/await-row.ts';
import { changeTask, taskDue, taskEnd } from '../../tasks/change-task.ts';

/**
 * Does what a form on the page of a task asks for, and waits until the page can show it. Throws ApiError where it
 * cannot be done.
 */
export async function actOnTask(
  parts: ContactParts,
  task: Row,
  { form, timezone }: { readonly form: FormState; readonly timezone: string },
): Promise<void> {
  if (task.data['state'] !== 'open' && task.data['state'] === form.typed['state']) {
    return;
  }
  const body = form.act === 'end' ? endOf(form) : laterOf(form, parts.companion.now(), timezone);
  const { seen } = await changeTask(parts, task, { body, name: keyOf(form) });
  if (!seen) {
    await awaitRow(parts.records, 'tasks', task.id, task.version);
  }
}

/** What was not done needs a word why. */
function endOf({ typed: { state, reason = '' } }: FormState) {
  if (state !== 'done' && reason.trim() === '') {
    throw new FormRefused({ field: 'reason', text: 'form_missing' });
  }
  return parsePart(taskEnd, 'body', { state, reason: reason.trim() });
}

function laterOf({ typed: { due } }: FormState, now: number, timezone: string) {
  const body = parsePart(taskDue, 'body', { due });
  if (momentOf(body.due, dueHour, timezone) < now) {
    throw new FormRefused({ field: 'due', text: 'form_past' });
  }
  return body;
}
