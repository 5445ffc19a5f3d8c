import { type Millis } from '../../domain/time/clock.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { announce } from '../announce/announce.ts';
import { remindToSay } from '../announce/receipt.ts';
import { change, type Draft } from '../draft.ts';
import { lookAfterFamily } from '../care/look-after-family.ts';
import { missAnswer } from '../tickets/change-ticket.ts';
import { handBack } from '../tickets/hand-over.ts';
import { findLapse } from '../campaigns/lapse.ts';
import { runCampaign } from '../campaigns/run-campaign.ts';
import { noteHeld } from '../start/note-held.ts';
import { startUnasked } from '../start/start-unasked.ts';
import { comeBack } from '../pairs/away.ts';
import { lookAfterClaims } from '../moves/watch-claims.ts';
import { passOnUnanswered } from '../relay/watch-words.ts';
import { lookAfterTasks } from '../tasks/look-after-tasks.ts';
import { remind } from './remind.ts';
import { putOff } from './put-off.ts';
import { timeOut } from './time-out.ts';
import { expire, endPause } from './expire.ts';

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
