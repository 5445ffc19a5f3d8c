import { type Millis } from '../../domain/time/clock.ts';
import { vocabulary } from '../answers/words/vocabulary.ts';
import { change, changeSession, type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { beginFlow } from '../start/begin-flow.ts';
import { walk } from '../walk.ts';
import { listTasks } from './list-tasks.ts';

/** So long a number still means the list that was shown last; a digest is often read in the evening. */
const listLasts: Millis = 36 * 60 * 60 * 1000;

/** Several lines of the list at once; what follows tells "1 2 3 sudah" from "2-3 hari lagi". */
const severalNumbers = /^([1-9])(?: [1-9])+(?: (\p{L}+).*)?$/u;

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
  const isShown = listed && world.now - listed.at <= listLasts;
  return isShown ? hearNumbers(draft, word, listed.tasks) : false;
}

function hearNumbers(draft: Draft, word: string, listed: readonly string[]): boolean {
  const several = firstOfSeveral(word);
  if (several !== undefined) {
    sendPhrase(draft, 'tasks_one_by_one', {}, { number: several });
    return true;
  }
  const number = /^\d$/u.test(word) ? Number(word) : 0;
  if (number === 0) {
    return false;
  }
  // A number that the list does not have is no word for a family either.
  report(draft, listed[number - 1]);
  return true;
}

function firstOfSeveral(word: string): string | undefined {
  const [, first, next = 'sudah'] = severalNumbers.exec(word) ?? [];
  return vocabulary.already.has(next) || vocabulary.notYet.has(next) ? first : undefined;
}

/** A task is done by telling about it: its number starts the flow that asks. */
function report(draft: Draft, id: string | undefined): void {
  const { contact, world } = draft;
  const task = contact.tasks?.find((each) => each.id === id);
  if (!task) {
    sendPhrase(draft, 'task_gone');
    return;
  }
  change(draft, { lastAnswer: null });
  const usual = world.manners.tasks.report;
  const own = task.report !== undefined && world.program(task.report, null) ? task.report : usual;
  if (beginFlow(draft, own, 'person')) {
    changeSession(draft, { task: task.id });
    walk(draft);
  }
}
