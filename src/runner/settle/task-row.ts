import { type Instant } from '../../domain/time/clock.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';

/** The row belongs to whom the task is about, so that it goes with them when they are erased. */
export function taskRow(
  { task, state, reason, session }: EffectOf<'task_state'>,
  assignee: string,
  at: Instant,
): Row {
  const { id, about, kind, title, why, due, flow, version, openedAt, for: meant } = task;
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
