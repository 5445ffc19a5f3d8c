import { type Millis } from '../../domain/time/clock.ts';
import { change, changeSession, type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { beginFlow } from '../start/begin-flow.ts';
import { walk } from '../walk.ts';
import { listTasks } from './list-tasks.ts';

/** So long a number still means the list that was shown last; a digest is often read in the evening. */
const listLasts: Millis = 36 * 60 * 60 * 1000;

/** The word for the list of tasks, or a number of that list. False when the message is neither. */
export function hearTask(draft: Draft, word: string): boolean {
  const { contact, world } = draft;
  if (contact.role === 'beneficiary' && !contact.tasks?.length) {
    return false;
  }
  if (world.command(word) === 'tasks') {
    listTasks(draft, contact.tasks ?? []);
    return true;
  }
  const { listed } = contact;
  const number = /^\d$/u.test(word) ? Number(word) : 0;
  if (number === 0 || !listed || world.now - listed.at > listLasts) {
    return false;
  }
  // A number that the list does not have is no word for a family either.
  report(draft, listed.tasks[number - 1]);
  return true;
}

/** A task is done by telling about it: its number starts the flow that asks. */
function report(draft: Draft, id: string | undefined): void {
  const { contact, world } = draft;
  if (id === undefined || !contact.tasks?.some((each) => each.id === id)) {
    sendPhrase(draft, 'task_gone');
    return;
  }
  change(draft, { lastAnswer: null });
  if (beginFlow(draft, world.manners.tasks.report, 'person')) {
    changeSession(draft, { task: id });
    walk(draft);
  }
}
