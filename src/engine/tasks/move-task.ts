import { isTold } from './task-moments.ts';
import { type EventOf } from '../../domain/event.ts';
import { type NewTask, type Task } from '../../domain/task.ts';
import { change, type Draft, nextId } from '../draft.ts';

/** A task leaves this list for that of somebody else; `owner` names whose it stays while they only stand in. */
export function moveTask(
  draft: Draft,
  task: Task,
  {
    to,
    owner,
    past,
  }: { readonly to: string; readonly owner: string | null; readonly past?: NewTask['past'] },
): void {
  change(draft, { tasks: (draft.contact.tasks ?? []).filter(({ id }) => id !== task.id) });
  const { id, kind, about, title, why, due, flow, version, for: meant } = task;
  const told = isTold(task, draft.world.manners.tasks);
  const moved = {
    ...{ id, kind, about, title, why, due, flow, version, for: meant, owner, told },
    ...(past && { past }),
    ...wordsAndWay(task),
  };
  draft.effects.push({ kind: 'task_move', id: nextId(draft), task: moved, to });
}

/** What only some tasks have and all keep: words in the reader's language, a flow of their own to report on them. */
function wordsAndWay({ said, report }: Task): Pick<Task, 'said' | 'report'> {
  return { ...(said && { said }), ...(report !== undefined && { report }) };
}

/** A task is done by who stands in; it stays whose it is, also where that one is away too and others stand in there. */
export function lendTask(
  draft: Draft,
  task: Task,
  { to, past = [] }: { readonly to: string; readonly past?: NewTask['past'] },
): void {
  const owner = task.owner ?? draft.contact.id;
  moveTask(draft, task, { to, owner: owner === to ? null : owner, past: [...past, draft.contact.id] });
}

/** Whoever was stood in for is back: their tasks return. */
export function giveBack(draft: Draft, { owner }: EventOf<'give_back'>): void {
  for (const task of (draft.contact.tasks ?? []).filter((each) => each.owner === owner)) {
    moveTask(draft, task, { to: owner, owner: null });
  }
}

/** Whoever had this work is there no more: it goes on as it was for a coordinator, and its moments begin anew. */
export function giveToCoordinator(draft: Draft, { task }: EventOf<'task_left'>): void {
  const { id, kind, version, title, why, due, flow } = task;
  const given = { id, title, why, due, flow, sort: kind, version: version + 1, ...wordsAndWay(task) };
  draft.effects.push({ kind: 'task', for: 'coordinator', ...given });
}
