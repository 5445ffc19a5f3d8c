import { type Millis } from '../../domain/time/clock.ts';
import { type FollowUp, type FollowUpOf } from '../../domain/follow-up.ts';
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

function act<Kind extends FollowUp['kind']>(
  draft: Draft,
  planned: FollowUpOf<Kind> & { readonly kind: Kind },
): void {
  acts[planned.kind](draft, planned);
}

/** What each kind of follow-up does. */
const acts: { readonly [Kind in FollowUp['kind']]: (draft: Draft, planned: FollowUpOf<Kind>) => void } = {
  remind,
  timeout: timeOut,
  expire,
  wait: endPause,
  start: startPlanned,
  campaign: runCampaign,
  announce: (draft, planned) => {
    announce(draft, planned.announcement, null, planned);
  },
  remind_read: remindToSay,
  handback: (draft, { ticket }) => {
    if (draft.contact.ticket === ticket) {
      handBack(draft, { state: 'closed', reason: 'time' });
    }
  },
  answer_due: (draft, { ticket }) => {
    missAnswer(draft, ticket);
  },
  care: lookAfterFamily,
  return: comeBack,
  words: passOnUnanswered,
  claims: lookAfterClaims,
  tasks: lookAfterTasks,
};

function startPlanned(draft: Draft, planned: FollowUpOf<'start'>): void {
  const { flow, by, params, since, manner } = planned;
  const lapse = findLapse(planned, draft.contact, draft.world);
  if (lapse) {
    noteHeld(draft, { flow, cause: manner?.cause ?? null }, { reason: lapse });
  } else {
    startUnasked(draft, { flow, by, params, since, ...(manner ? { manner } : {}) });
  }
}
