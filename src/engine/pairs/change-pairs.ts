import { endSession } from '../ending.ts';
import { toldOf } from '../tasks/report-task.ts';
import { type OpenClaim } from '../../domain/claim.ts';
import { type Event } from '../../domain/event.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';
import { endTask } from '../tasks/end-task.ts';
import { forgetTalk } from '../relay/forget-talk.ts';
import { talkLasts, waitingWords } from '../relay/waiting-words.ts';
import { moveTask } from '../tasks/move-task.ts';
import { comeBack, goAway } from './away.ts';
import { tellOfFamilies } from './tell-of-families.ts';

type PairEvent = Extract<
  Event,
  { readonly kind: 'pair' | 'unpaired' | 'given' | 'hand_over' | 'away' | 'give_back' | 'forget' }
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

function leave(draft: Draft, event: Extract<PairEvent, { readonly kind: 'unpaired' }>): void {
  const { family, to, told } = event;
  for (const task of (draft.contact.tasks ?? []).filter(({ about }) => about?.contact === family)) {
    if (to === null) {
      endTask(draft, task.id, { state: 'cancelled', reason: 'no_companion' });
    } else {
      moveTask(draft, task, { to, owner: null });
    }
  }
  if (to !== null) {
    for (const thread of unansweredOf(draft, family)) {
      draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread, to });
    }
  }
  forgetTalk(draft, family);
  draft.effects.push({ kind: 'cancel', question: null, reason: 'moved', about: family });
  if (told) {
    sendPhrase(draft, 'families_left', { about: family }, { who: told.name, families: told.family });
  }
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
