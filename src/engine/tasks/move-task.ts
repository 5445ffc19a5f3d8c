import { isTold } from './task-moments.ts';
import { type Task } from '../../domain/task.ts';
import { change, type Draft, nextId } from '../draft.ts';

/** A task leaves this list for that of somebody else; `owner` names whose it stays while they only stand in. */
export function moveTask(
  draft: Draft,
  task: Task,
  { to, owner }: { readonly to: string; readonly owner: string | null },
): void {
  change(draft, { tasks: (draft.contact.tasks ?? []).filter(({ id }) => id !== task.id) });
  const { id, kind, about, title, why, due, flow, version } = task;
  const told = isTold(task, draft.world.manners.tasks);
  const moved = { id, kind, about, title, why, due, flow, version, for: task.for, owner, told };
  draft.effects.push({ kind: 'task_move', id: nextId(draft), task: moved, to });
}
