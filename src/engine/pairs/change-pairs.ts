import { endSession } from '../ending.ts';
import { toldOf } from '../tasks/report-task.ts';
import { type OpenClaim } from '../../domain/contact/claim.ts';
import { type Event } from '../../domain/event.ts';
import { type Task } from '../../domain/task.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { endTask } from '../tasks/end-task.ts';
import { forgetTalk } from '../relay/forget-talk.ts';
import { letWait, talkLasts, waitingWords } from '../relay/waiting-words.ts';
import { moveTask } from '../tasks/move-task.ts';
import { comeBack, goAway } from './away.ts';
import { tellOfFamilies } from './tell-of-families.ts';

type PairEvent = Extract<
  Event,
  {
    readonly kind:
      | 'pair'
      | 'unpaired'
      | 'given'
      | 'hand_over'
      | 'away'
      | 'give_back'
      | 'forget'
      | 'task_left'
      | 'words_left';
  }
>;

/** What changes between a family and its volunteer. */
export function changePairs(draft: Draft, event: PairEvent): void {
  switch (event.kind) {
    case 'pair':
      pair(draft, event);
      return;
    case 'unpaired':
      leave(draft, event);
      return;
    case 'given':
    case 'hand_over':
      tellOfFamilies(draft, event);
      return;
    case 'away':
      if (event.until === null) {
        comeBack(draft);
      } else {
        goAway(draft, event.until, event.standIn ?? draft.contact.standIn ?? null);
      }
      return;
    case 'give_back':
      for (const task of (draft.contact.tasks ?? []).filter(({ owner }) => owner === event.owner)) {
        moveTask(draft, task, { to: event.owner, owner: null });
      }
      return;
    case 'task_left':
      giveToCoordinator(draft, event.task);
      return;
    case 'words_left':
      draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread: event.thread });
      return;
    case 'forget':
      forget(draft, event.contact);
      return;
  }
}

/** What was open about a family goes to its next companion at once, in the same act. */
function pair(draft: Draft, event: Extract<PairEvent, { readonly kind: 'pair' }>): void {
  const { companion, name, many = false } = event;
  const from = draft.contact.companion;
  if (from === companion) {
    return;
  }
  // What was ended between two people does not hold for the next.
  change(draft, { companion, ...(draft.contact.talkEnded ? { talkEnded: [] } : {}) });
  draft.effects.push({ kind: 'paired', id: nextId(draft), from, to: companion, name: many ? null : name });
  const { status } = draft.contact.consent;
  if (name !== null && companion !== null && (status === 'opted_in' || !draft.world.manners.consent)) {
    sendPhrase(draft, 'paired', {}, { who: name });
  }
}

type Unpaired = Extract<PairEvent, { readonly kind: 'unpaired' }>;

/** A family goes to somebody else, with all that is open about it here and with who stands in. */
function leave(draft: Draft, event: Unpaired): void {
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

/** It goes on as it was, and its moments begin anew. */
function giveToCoordinator(draft: Draft, { kind, version, ...task }: Task): void {
  const { id, title, said, why, due, flow } = task;
  const given = { id, title, why, due, flow, sort: kind, version: version + 1, ...(said && { said }) };
  draft.effects.push({ kind: 'task', for: 'coordinator', ...given });
}

/** Nothing is written down about it: the rows of whom it was about are gone. */
function forget(draft: Draft, contact: string): void {
  if (toldOf(draft).about === contact) {
    endSession(draft, 'expired');
  }
  change(draft, {
    tasks: (draft.contact.tasks ?? []).filter(({ about }) => about?.contact !== contact),
    lastAnswer: null,
    companion: draft.contact.companion === contact ? null : draft.contact.companion,
    ...(draft.contact.claims
      ? { claims: draft.contact.claims.filter((each) => !isAbout(each, contact)) }
      : {}),
  });
  forgetTalk(draft, contact);
  draft.effects.push({ kind: 'cancel', question: null, reason: 'erased', about: contact });
}

function isAbout({ about, newcomer }: OpenClaim, contact: string): boolean {
  return about.contact === contact || newcomer === contact;
}
