import { type Said, type SaidValue } from '../../domain/said.ts';
import { type Task } from '../../domain/task.ts';
import { change, type Draft, send } from '../draft.ts';
import { say, sayValue } from '../say.ts';
import { titleOf } from './titled.ts';
import { daysUntil } from './task-moments.ts';

/** A list that fits on the screen of a cheap phone. */
const most = 8;

/** Sends the open tasks by the day they are due and household, numbered; a number that comes back means that task. */
export function listTasks(draft: Draft, tasks: readonly Task[]): void {
  const { now } = draft.world;
  const day = ({ due }: Task): number => daysUntil(due, now, draft.contact.timezone);
  const shown = [...tasks]
    .sort((one, other) => day(one) - day(other) || byHousehold(one, other))
    .slice(0, most);
  change(draft, { listed: { at: now, tasks: shown.map(({ id }) => id) } });
  send(draft, textOf(draft, shown, tasks.length - shown.length));
}

function textOf(draft: Draft, shown: readonly Task[], more: number): string {
  const { world, contact } = draft;
  const say = (key: Parameters<typeof world.phrase>[1], values: Readonly<Record<string, string>>): string =>
    world.phrase(contact.language, key, { name: contact.name, ...values }).trim();
  if (shown.length === 0) {
    return say('tasks_none', {});
  }
  return [
    say('tasks_head', {}),
    ...shown.map((task, index) =>
      say('tasks_line', { number: String(index + 1), ...describeTask(draft, task) }),
    ),
    ...(more > 0 ? [say('tasks_more', { count: String(more) })] : []),
    say('tasks_how', {}),
  ].join('\n');
}

/** A task in words: about whom, what, and until when. */
function describeTask(
  draft: Draft,
  task: Task,
): { readonly who: string; readonly title: string; readonly when: string } {
  const { who, title, when } = tellTask(draft, task);
  const { contact, world } = draft;
  return { who, title: sayValue(title, contact, world), when: say(when, contact, world) };
}

/** The same for somebody else to read, whatever their language is. */
export function tellTask(
  { world, contact }: Draft,
  task: Task,
): { readonly who: string; readonly title: SaidValue; readonly when: Said } {
  const { about, due } = task;
  const days = daysUntil(due, world.now, contact.timezone);
  const key =
    days === 0 ? 'task_today' : days === 1 ? 'task_tomorrow' : days > 0 ? 'task_in_days' : 'task_late';
  const when = { key, values: { days: String(Math.abs(days)) } } as const;
  return { who: about?.name ?? contact.name, title: titleOf(task, contact), when };
}

/** What is to be done at one door stands together, whatever the hour it is due. */
function byHousehold(one: Task, other: Task): number {
  const [first = '', second = ''] = [one, other].map(({ about }) => about?.name ?? '');
  return first.localeCompare(second, 'id') || one.due - other.due;
}
