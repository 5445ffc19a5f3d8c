import { type Event, type EventOf } from '../domain/event.ts';
import { announce, callOff } from './announce/announce.ts';
import { changeReach } from './change-reach.ts';
import { type Draft, nextId } from './draft.ts';
import { becomeDue } from './due/become-due.ts';
import { holdStop } from './hear/end-everything.ts';
import { hearMessage } from './hear/hear-message.ts';
import { takeOutsideAnswer } from './hear/take-outside-answer.ts';
import { askWhoIsThere, speak } from './household/not-me.ts';
import { letWait, takeFloor } from './household/take-turns.ts';
import { enterNumber } from './moves/enter-number.ts';
import { takeClaim } from './moves/hear-claim.ts';
import { endMove } from './moves/hear-move.ts';
import { changeAway } from './pairs/away.ts';
import { forgetPerson } from './pairs/forget-person.ts';
import { leaveFamily } from './pairs/leave-family.ts';
import { pair } from './pairs/pair.ts';
import { tellOfFamilies } from './pairs/tell-of-families.ts';
import { passNotice } from './pass-notice.ts';
import { changeTalk } from './relay/change-talk.ts';
import { takeCompanionWords } from './relay/take-companion-words.ts';
import { takeWords } from './relay/take-words.ts';
import { startUnasked } from './start/start-unasked.ts';
import { giveBack, giveToCoordinator } from './tasks/move-task.ts';
import { hearOf } from './tasks/hear-of.ts';
import { changeTask, takeTask } from './tasks/take-task.ts';
import { changeTicket } from './tickets/change-ticket.ts';
import { handBack, takeOver } from './tickets/hand-over.ts';

/** An event happens to the contact. */
export function happen<Kind extends Event['kind']>(
  draft: Draft,
  event: EventOf<Kind> & { readonly kind: Kind },
): void {
  acts[event.kind](draft, event);
}

/** What each kind of event does. */
const acts: { readonly [Kind in Event['kind']]: (draft: Draft, event: EventOf<Kind>) => void } = {
  message: (draft, { message }) => {
    hearMessage(draft, message);
  },
  due: (draft, { followUp }) => {
    becomeDue(draft, followUp);
  },
  start: (draft, { flow, by, params, manner, at }) => {
    startUnasked(draft, { flow, by, params, since: at, ...(manner ? { manner } : {}) });
  },
  answer: takeOutsideAnswer,

  broadcast: (draft, { announcement, local }) => {
    announce(draft, announcement, local);
  },
  call_off: (draft, { cause }) => {
    callOff(draft, cause);
  },

  handover: takeOver,
  ticket_change: changeTicket,
  handback: (draft) => {
    handBack(draft, { state: 'closed', reason: 'handed_back' });
  },

  notice: passNotice,
  words: takeWords,
  companion_words: takeCompanionWords,
  talk: changeTalk,
  words_left: (draft, { thread }) => {
    draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread });
  },
  note: (draft, { text, by, ticket }) => {
    const id = nextId(draft);
    draft.effects.push({ kind: 'note', id, text, by, ...(ticket === undefined ? {} : { ticket }) });
  },

  told_of: hearOf,
  task: (draft, { task }) => {
    takeTask(draft, task);
  },
  task_change: (draft, { task, change }) => {
    changeTask(draft, task, change);
  },
  task_left: giveToCoordinator,

  pair,
  unpaired: leaveFamily,
  given: tellOfFamilies,
  hand_over: tellOfFamilies,
  away: changeAway,
  give_back: giveBack,
  forget: forgetPerson,

  claim: (draft, { claim }) => {
    takeClaim(draft, claim);
  },
  claim_again: (draft, { claim }) => {
    draft.effects.push({ kind: 'ask_claim', id: nextId(draft), claim });
  },
  claim_done: (draft, { same }) => {
    endMove(draft, same);
  },
  new_number: enterNumber,

  behind: (draft, { contact }) => {
    letWait(draft, [contact]);
  },
  floor: takeFloor,
  speak,
  household: askWhoIsThere,

  reach: (draft, { address, reachable }) => {
    changeReach(draft, address, reachable);
  },
  stopped: holdStop,
};
