import { type EventOf } from '../../domain/event.ts';
import { type Task } from '../../domain/task.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { forgetTalk } from '../relay/forget-talk.ts';
import { letWait, talkLasts, waitingWords } from '../relay/waiting-words.ts';
import { sendPhrase } from '../send-phrase.ts';
import { endTask } from '../tasks/end-task.ts';
import { moveTask } from '../tasks/move-task.ts';

type Unpaired = EventOf<'unpaired'>;

/** A family goes to somebody else, with all that is open about it here and with who stands in. */
export function leaveFamily(draft: Draft, event: Unpaired): void {
  const { family, to, told, owner } = event;
  const work = workOn(draft, event);
  if (owner === undefined) {
    letGo(draft, event);
  }
  if (to === draft.contact.id) {
    keepAsOwn(draft, work);
    return;
  }
  for (const task of work) {
    if (to === null) {
      endTask(draft, task.id, { state: 'cancelled', reason: 'no_companion' });
    } else {
      moveTask(draft, task, { to, owner: null });
    }
  }
  // Coordinators read the words of any family, also of one for which they stood in.
  if (owner === undefined || draft.contact.role === 'volunteer') {
    leaveTalk(draft, family, to);
  }
  if (told) {
    sendPhrase(draft, 'families_left', { about: family }, { who: told.name, families: told.family });
  }
}

function workOn({ contact }: Draft, { family, owner }: Unpaired): readonly Task[] {
  const about = (contact.tasks ?? []).filter((task) => task.about?.contact === family);
  return owner === undefined ? about : about.filter((task) => task.owner === owner);
}

function letGo(draft: Draft, { family, to }: Unpaired): void {
  const standIn = draft.contact.away?.standIn ?? null;
  if (standIn !== null) {
    draft.effects.push({ kind: 'let_go', id: nextId(draft), standIn, family, to });
  }
}

/** Whoever stood in walks beside the family now. */
function keepAsOwn(draft: Draft, work: readonly Task[]): void {
  const tasks = draft.contact.tasks ?? [];
  change(draft, { tasks: tasks.map((each) => (work.includes(each) ? { ...each, owner: null } : each)) });
}

function leaveTalk(draft: Draft, family: string, to: string | null): void {
  if (to !== null) {
    for (const thread of unansweredOf(draft, family)) {
      draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread, to });
    }
  }
  if (draft.contact.role === 'coordinator') {
    rememberTalk(draft, family);
    return;
  }
  forgetTalk(draft, family);
  draft.effects.push({ kind: 'cancel', question: null, reason: 'moved', about: family });
}

/** Whoever coordinates too is asked about any family: what they had of it must not come to them again. */
function rememberTalk(draft: Draft, family: string): void {
  const { threads = [] } = draft.contact;
  change(draft, {
    threads: threads.map((each) => (each.with.contact === family ? letWait(each, () => false) : each)),
  });
}

/**
 * What others were asked to answer meanwhile is for the next companion to know too, but alarms nobody again, and what
 * lies far back is no more to be answered.
 */
function unansweredOf({ contact, world }: Draft, family: string): readonly Thread[] {
  const theirs = (contact.threads ?? []).filter((each) => each.with.contact === family);
  const passedOn = theirs
    .filter((each) => !each.answered && each.passedOn && world.now - each.at <= talkLasts)
    .map((each) => ({ ...each, urgent: false, earlier: [] }));
  return [...theirs.flatMap(waitingWords), ...passedOn];
}
