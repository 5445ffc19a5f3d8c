import { daysBetween, localDay } from '../../domain/time/calendar.ts';
import { hourOnDay } from '../../domain/time/instant-of-local.ts';
import { dueHour, type Task } from '../../domain/task.ts';
import { type Value } from '../../domain/value.ts';
import { changeSession, type Draft } from '../draft.ts';
import { findNamed } from '../relay/find-named.ts';
import { sendPhrase } from '../send-phrase.ts';
import { endTask } from './end-task.ts';
import { postponeTask } from './take-task.ts';

/** What a report may do with its task: `done` and `cannot` with words, `later` with a day. */
export type TaskVerdict = 'done' | 'cannot' | 'later';

/** The task that the open session reports on; undefined where it is about none, or that is gone. */
export function reportedTask({ contact }: Draft): Task | undefined {
  const id = contact.session?.task;
  return id === undefined || id === null ? undefined : contact.tasks?.find((each) => each.id === id);
}

/**
 * Writes the verdict of a report, if its task is still open; false when `later` says a day that is past, or none that
 * can be read. The task is not done then either: without a day, or today after its hour, it stays due as it was.
 */
export function setTask(draft: Draft, verdict: TaskVerdict, value: Value): boolean {
  const task = reportedTask(draft);
  if (!task) {
    return true;
  }
  if (verdict !== 'later') {
    const reason = typeof value === 'object' ? '' : String(value);
    tellOfOthers(draft, task, reason);
    endTask(draft, task.id, { state: verdict, reason });
    return true;
  }
  changeSession(draft, { task: null });
  const { now } = draft.world;
  const { timezone } = draft.contact;
  const due = hourOnDay(value, dueHour, timezone);
  if (due === undefined) {
    return value === '';
  }
  if (due > now) {
    postponeTask(draft, task, due);
  }
  return daysBetween(localDay(now, timezone), localDay(due, timezone)) >= 0;
}

/** A report that came to its end without another verdict is the evidence that the work is done. */
export function completeReport(draft: Draft): void {
  const task = reportedTask(draft);
  if (task) {
    endTask(draft, task.id, { state: 'done', reason: '' });
  }
}

/** What is told of another family in between stands with this one alone; whose it is a machine cannot tell. */
function tellOfOthers(draft: Draft, { about }: Task, text: string): void {
  const { tasks = [] } = draft.contact;
  const others = findNamed(draft, text).filter(
    ({ contact }) => contact !== about?.contact && tasks.some((each) => each.about?.contact === contact),
  );
  if (about && others.length > 0) {
    const names = others.map(({ name }) => name).join(', ');
    sendPhrase(draft, 'report_names_others', {}, { who: about.name, names });
  }
}

/** Of which family somebody tells while they report on a task, for what is written down of it. */
export function toldOf(draft: Draft): { readonly about?: string } {
  const about = reportedTask(draft)?.about?.contact;
  return about === undefined ? {} : { about };
}
