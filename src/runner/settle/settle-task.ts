import { type EffectOf } from '../../domain/effect.ts';
import { mergeOrigin } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../path.ts';
import { taskRow } from './task-row.ts';

/**
 * Writes the state of a task to its row, with the family that it is about (of a merged one, the contact that stayed).
 */
export async function settleTask(
  { store, clock }: Path,
  effect: EffectOf<'task_state'>,
  assignee: string,
): Promise<Row> {
  let row = taskRow(effect, assignee, clock.now());
  for (let family = effect.task.about?.contact ?? null; family !== null;) {
    const next = (await store.find(family))?.forward ?? null;
    row = next === null ? row : { ...row, contact: next, data: { ...row.data, [mergeOrigin(family)]: true } };
    family = next;
  }
  return row;
}
