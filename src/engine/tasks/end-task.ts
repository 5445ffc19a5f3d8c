import { type Task, type TaskState } from '../../domain/task.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { queueFlow } from '../start/queue-flow.ts';

/** Takes a task off the list of its assignee and writes down how it ended. Nothing where it is gone already. */
export function endTask(
  draft: Draft,
  id: string,
  ending: { readonly state: Exclude<TaskState, 'open'>; readonly reason: string },
): void {
  const tasks = draft.contact.tasks ?? [];
  const task = tasks.find((each) => each.id === id);
  if (!task) {
    return;
  }
  change(draft, { tasks: tasks.filter((each) => each !== task) });
  noteTask(draft, task, ending);
  if (ending.state === 'done') {
    tellOfFamily(draft, task);
    queueTaskDone(draft);
  }
}

/** Whoever reports that the work is done was with the family; staff who tidy up the list were not. */
function tellOfFamily(draft: Draft, { id, about }: Task): void {
  if (about !== null && draft.contact.session?.task === id) {
    draft.effects.push({ kind: 'told_of', id: nextId(draft), family: about.contact, fields: {} });
  }
}

/** Writes the state of a task into its row; returns the task as it stands there. */
export function noteTask(
  draft: Draft,
  task: Task,
  { state, reason }: { readonly state: TaskState; readonly reason: string },
): Task {
  const noted: Task = { ...task, version: task.version + 1 };
  const tasks = draft.contact.tasks?.map((each) => (each.id === task.id ? noted : each));
  change(draft, { ...(tasks ? { tasks } : {}) });
  const { session } = draft.contact;
  draft.effects.push({
    kind: 'task_state',
    id: nextId(draft),
    task: noted,
    state,
    reason,
    session: session?.task === task.id ? session.id : null,
  });
  return noted;
}

function queueTaskDone(draft: Draft): void {
  for (const each of draft.world.onEvent('task.done', draft.contact.groups)) {
    if (each.for.length === 0 || each.for.includes(draft.contact.role)) {
      queueFlow(draft, each.id, 'event');
    }
  }
}
