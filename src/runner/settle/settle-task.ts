import { type EffectOf } from '../../domain/effect.ts';
import { mergeOrigin } from '../../domain/merge-origin.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../path.ts';

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

/** The row belongs to whom the task is about, so that it goes with them when they are erased. */
function taskRow(
  { task, state, reason, session }: EffectOf<'task_state'>,
  assignee: string,
  at: Instant,
): Row {
  const { id, about, kind, title, why, due, flow, report, version, openedAt, for: meant } = task;
  const endedAt = state === 'open' ? null : at;
  return {
    kind: 'tasks',
    id,
    contact: about?.contact ?? assignee,
    at: openedAt,
    version,
    data: {
      title,
      why,
      due,
      flow,
      sort: kind,
      ...(report !== undefined && { report }),
      for: meant,
      assignee,
      village: about?.village ?? null,
      companion: about?.companion ?? null,
      state,
      reason,
      session,
      endedAt,
    },
  };
}
