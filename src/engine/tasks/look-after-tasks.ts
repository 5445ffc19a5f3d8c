import { type Instant } from '../../domain/time/clock.ts';
import { type Said } from '../../domain/said.ts';
import { type Task } from '../../domain/task.ts';
import { change, type Draft } from '../draft.ts';
import { notifyCoordinators } from '../notify-phrase.ts';
import { planLook } from '../plan-look.ts';
import { listTasks, tellTask } from './list-tasks.ts';
import { momentsPassed, nextMoment, taskMoments } from './task-moments.ts';

/** So many late tasks of a volunteer are named in one message, which has room for them; of more their number is said. */
const mostLate = 40;

/**
 * The morning look at all open tasks: what has come into its window, is due or is nudged for goes out as one
 * digest; what nobody reported on for too long is told to the coordinator, once.
 */
export function lookAfterTasks(draft: Draft): void {
  const { contact, world } = draft;
  const { tasks: manners } = world.manners;
  const looked = (contact.tasks ?? []).map((task) => {
    const moments = taskMoments(task, contact.timezone, manners);
    const passed = momentsPassed(moments, world.now);
    return { task, passed, isLate: passed === moments.length && !task.told };
  });
  const news = looked.filter(({ task, passed }) => passed > task.passed);
  change(draft, {
    tasks: looked.map(({ task, passed }) => (passed > task.passed ? { ...task, passed } : task)),
  });
  // Whoever gets what is late already sees it all the same, and coordinators are told of their own by their list.
  const isOwn = contact.role === 'coordinator';
  if (news.some(({ task, isLate }) => isOwn || !isLate || task.passed === 0)) {
    listTasks(
      draft,
      looked.filter(({ passed }) => passed > 0).map(({ task }) => task),
    );
  }
  const late = news.filter(({ isLate }) => isLate).map(({ task }) => task);
  if (late.length > 0) {
    tellCoordinator(draft, late);
  }
}

function tellCoordinator(draft: Draft, late: readonly Task[]): void {
  const { contact } = draft;
  const lines = late.slice(0, mostLate).map((task): Said => {
    const { who, title, when } = tellTask(draft, task);
    return { key: 'tasks_overdue_line', values: { who, title, when: [when] } };
  });
  const count = late.length - lines.length;
  const more: readonly Said[] = count > 0 ? [{ key: 'tasks_more', values: { count: String(count) } }] : [];
  notifyCoordinators(draft, 'tasks_overdue', { name: contact.name, tasks: [...lines, ...more] });
}

/** Plans the one next look at the tasks; none where no task has a moment to come, or after STOP. */
export function planTasks(draft: Draft): void {
  planLook(draft, 'tasks', draft.contact.consent.status === 'opted_out' ? [] : nextLooks(draft));
}

function nextLooks({ contact, world }: Draft): readonly Instant[] {
  return (contact.tasks ?? []).flatMap((task) => {
    return nextMoment(task, contact.timezone, world.manners.tasks) ?? [];
  });
}
