import { type NewTask, type Task, type TaskChange } from '../../domain/task.ts';
import { standInOf } from '../../domain/contact/staff-work.ts';
import { change, type Draft } from '../draft.ts';
import { endTask, noteTask } from './end-task.ts';
import { lendTask, moveTask } from './move-task.ts';

/** Work for this contact; a second open task of the same kind for the same family is cancelled at once. */
export function takeTask(draft: Draft, { past = [], ...task }: NewTask): void {
  const open = draft.contact.tasks ?? [];
  const { now, manners } = draft.world;
  const due = task.due ?? now + manners.tasks.due;
  const taken: Task = { ...task, due, openedAt: now, passed: 0, version: task.version ?? 1 };
  if (open.some(({ id }) => id === task.id)) {
    return;
  }
  const other = open.find((each) => isSameWork(each, task));
  if (other) {
    noteTask(draft, taken, { state: 'cancelled', reason: 'open_already' });
    return;
  }
  change(draft, { tasks: [...open, taken] });
  lend(draft, noteTask(draft, taken, { state: 'open', reason: '' }), past);
}

/** What comes to somebody who is away is done by who stands in, never by somebody whom it came from. */
function lend(draft: Draft, task: Task, past: readonly string[]): void {
  const standIn = standInOf(draft.contact, draft.world.now);
  if (standIn !== null && !past.includes(standIn)) {
    lendTask(draft, task, { to: standIn, past });
  }
}

function isSameWork(open: Task, task: NewTask): boolean {
  return task.about !== null && open.kind === task.kind && open.about?.contact === task.about.contact;
}

/** Somebody in the programme ends a task, or gives it more time; one that is gone is left alone. */
export function changeTask(draft: Draft, id: string, wanted: TaskChange): void {
  const task = draft.contact.tasks?.find((each) => each.id === id);
  if (!task) {
    return;
  }
  if (wanted.kind === 'end') {
    endTask(draft, id, wanted);
  } else if (wanted.kind === 'move') {
    moveTask(draft, task, { to: wanted.to, owner: null });
  } else {
    postponeTask(draft, task, wanted.due);
  }
}

/** A task gets another day: its moments begin anew. */
export function postponeTask(draft: Draft, task: Task, due: number): void {
  const later: Task = { ...task, due, openedAt: draft.world.now, passed: 0, told: false };
  change(draft, { tasks: draft.contact.tasks?.map((each) => (each.id === task.id ? later : each)) ?? [] });
  noteTask(draft, later, { state: 'open', reason: 'later' });
}
