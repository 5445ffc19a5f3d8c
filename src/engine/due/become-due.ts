import { type Millis } from '../../domain/time/clock.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { announce } from '../announce/announce.ts';
import { remindToSay } from '../announce/receipt.ts';
import { change, changeFrame, changeSession, type Draft, getSession, topFrame } from '../draft.ts';
import { lookAfterFamily } from '../care/look-after-family.ts';
import { endSession, finishFlow, takeBackQuestion } from '../ending.ts';
import { missAnswer } from '../tickets/change-ticket.ts';
import { handBack } from '../tickets/hand-over.ts';
import { findQuestion } from '../hear/open-question.ts';
import { endListening, findListening } from '../nodes/hear-input.ts';
import { regroup } from '../nodes/regroup.ts';
import { findLapse } from '../campaigns/lapse.ts';
import { runCampaign } from '../campaigns/run-campaign.ts';
import { noteHeld } from '../start/note-held.ts';
import { startUnasked } from '../start/start-unasked.ts';
import { keepOutsideAnswer } from '../steps/outside.ts';
import { comeBack } from '../pairs/away.ts';
import { lookAfterClaims } from '../moves/watch-claims.ts';
import { passOnUnanswered } from '../relay/watch-words.ts';
import { lookAfterTasks } from '../tasks/look-after-tasks.ts';
import { walk } from '../walk.ts';
import { remind } from './remind.ts';
import { putOff, putOffUnsent } from './put-off.ts';

/** While a human talks a flow is asked again this often whether it may go on. */
const whileHumansTalk: Millis = 60 * 60 * 1000;

/** What goes on while a human talks: it writes nothing to the person, or looks after the silence itself. */
const talksToNobody: readonly FollowUp['kind'][] = [
  'handback',
  'answer_due',
  'start',
  'announce',
  'care',
  'campaign',
];

/** A follow-up's moment has come. One that is gone from the contact, or has been moved, does nothing. */
export function becomeDue(draft: Draft, followUp: FollowUp): void {
  const { contact, world } = draft;
  const planned = contact.followUps.find(({ id }) => id === followUp.id);
  if (!planned || planned.due > world.now) {
    return;
  }
  change(draft, { followUps: contact.followUps.filter(({ id }) => id !== followUp.id) });
  if (contact.ticket && !talksToNobody.includes(planned.kind)) {
    putOff(draft, planned, world.now + whileHumansTalk);
    return;
  }
  act(draft, planned);
}

function act(draft: Draft, planned: FollowUp): void {
  switch (planned.kind) {
    case 'remind':
      remind(draft, planned);
      return;
    case 'timeout':
      timeOut(draft, planned);
      return;
    case 'expire':
      expire(draft, planned);
      return;
    case 'wait':
      endPause(draft, planned);
      return;
    case 'handback':
      if (draft.contact.ticket === planned.ticket) {
        handBack(draft, { state: 'closed', reason: 'time' });
      }
      return;
    case 'answer_due':
      missAnswer(draft, planned.ticket);
      return;
    case 'start':
    case 'campaign':
      beginPlanned(draft, planned);
      return;
    case 'announce':
    case 'remind_read':
    case 'care':
    case 'return':
    case 'words':
    case 'claims':
    case 'tasks':
      lookAfter(draft, planned);
  }
}

function beginPlanned(
  draft: Draft,
  planned: Extract<FollowUp, { readonly kind: 'start' | 'campaign' }>,
): void {
  if (planned.kind === 'campaign') {
    runCampaign(draft, planned);
    return;
  }
  const { flow, by, params, since, manner } = planned;
  const lapse = findLapse(planned, draft.contact, draft.world);
  if (lapse) {
    noteHeld(draft, { flow, cause: manner?.cause ?? null }, { reason: lapse });
    return;
  }
  startUnasked(draft, { flow, by, params, since, ...(manner ? { manner } : {}) });
}

type Look = Extract<
  FollowUp,
  { readonly kind: 'announce' | 'remind_read' | 'care' | 'return' | 'words' | 'claims' | 'tasks' }
>;

/** What the document of a family or a volunteer plans for itself, and what was brought to it and waits. */
function lookAfter(draft: Draft, look: Look): void {
  switch (look.kind) {
    case 'announce':
      announce(draft, look.announcement, null, look);
      return;
    case 'remind_read':
      remindToSay(draft, look);
      return;
    case 'care':
      lookAfterFamily(draft, look);
      return;
    case 'return':
      comeBack(draft);
      return;
    case 'words':
      passOnUnanswered(draft);
      return;
    case 'claims':
      lookAfterClaims(draft);
      return;
    case 'tasks':
      lookAfterTasks(draft);
  }
}

function timeOut(draft: Draft, followUp: Extract<FollowUp, { readonly kind: 'timeout' }>): void {
  if (keepOutsideAnswer(draft, { call: followUp.question, value: null, failed: true })) {
    walk(draft);
    return;
  }
  const { session } = draft.contact;
  if (session?.waiting.kind !== 'question' || session.waiting.question !== followUp.question) {
    return;
  }
  const listening = findListening(draft);
  if (listening) {
    endListening(draft, listening, followUp);
    walk(draft);
    return;
  }
  const open = findQuestion(draft);
  if (!open) {
    // The version that it began is gone: walk ends it and says so in an incident.
    walk(draft);
    return;
  }
  if (!open.waiting.sent) {
    putOffUnsent(draft, followUp);
    return;
  }
  const { target } = open.step.timeout;
  draft.effects.push({ kind: 'cancel', question: followUp.question, reason: 'timed_out' });
  change(draft, { lastAnswer: null });
  if (target === null) {
    finishFlow(draft, 'expired');
  } else {
    changeFrame(draft, { step: target, answered: [...topFrame(session).answered, open.index] });
    change(draft, {
      followUps: draft.contact.followUps.filter(({ kind }) => kind !== 'remind' && kind !== 'timeout'),
    });
  }
  walk(draft);
}

/**
 * The flow at that depth has heard nothing for its `expires`: it and what it called end; its caller goes on. Nobody
 * could answer what is not out yet, such as a question in line for a shared phone.
 */
function expire(draft: Draft, followUp: Extract<FollowUp, { readonly kind: 'expire' }>): void {
  const { session, depth } = followUp;
  const open = draft.contact.session;
  if (open?.id !== session || depth >= open.stack.length) {
    return;
  }
  if (open.waiting.kind === 'question' && !open.waiting.sent) {
    putOffUnsent(draft, followUp);
    return;
  }
  if (topFrame(open).run) {
    changeSession(draft, { input: null });
    regroup(draft);
  }
  if (depth === 0) {
    endSession(draft, 'expired');
  } else {
    takeBackQuestion(draft, 'session_expired');
    changeSession(draft, { stack: open.stack.slice(0, depth + 1) });
    finishFlow(draft, 'expired');
  }
  walk(draft);
}

function endPause(draft: Draft, followUp: Extract<FollowUp, { readonly kind: 'wait' }>): void {
  const open = draft.contact.session;
  if (open?.id !== followUp.session || open.waiting.kind !== 'wait') {
    return;
  }
  const frame = getSession(draft).stack.at(-1);
  const step = frame && draft.world.program(frame.flow, frame.version)?.steps[frame.step];
  if (step) {
    changeFrame(draft, { step: step.next });
  }
  walk(draft);
}
