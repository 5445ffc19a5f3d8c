import { type Effect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { originOf } from '../merge/merge-contacts.ts';
import { type Path } from '../path.ts';
import { taskRow } from './task-row.ts';

/** The state of a task, with the family that it is about; of one that was merged, as the merge itself moved the row. */
export async function settleTask(
  { store, clock }: Path,
  effect: Extract<Effect, { readonly kind: 'task_state' }>,
  assignee: string,
): Promise<Row> {
  let row = taskRow(effect, assignee, clock.now());
  for (let family = effect.task.about?.contact ?? null; family !== null;) {
    const next = (await store.find(family))?.forward ?? null;
    row = next === null ? row : { ...row, contact: next, data: { ...row.data, [originOf(family)]: true } };
    family = next;
  }
  return row;
}
