import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { type ReservedWord } from '../built-in-words.ts';
import { hearAnnouncing, hearSteering } from '../announce/hear-announcing.ts';
import { takeReceipt } from '../announce/receipt.ts';
import { noteAlbum } from './album.ts';
import { findReserved, isMeant, wordOf } from './find-reserved.ts';
import { hearQuietly } from './hear-quietly.ts';
import { isTooLarge, keepMessage } from './keep-message.ts';
import { noteHeard } from './note-heard.ts';
import { answerQuestion } from './answer-question.ts';
import { joinFragment } from './join-fragment.ts';
import { chooseWhoIsThere, sayNotMe } from '../household/not-me.ts';
import { keywordFlow, startByKeyword } from './keyword.ts';
import { asAnswer } from './as-answer.ts';
import { actOnReserved } from './act-on-reserved.ts';
import { hearTask } from '../tasks/hear-task.ts';
import { askSummary } from '../tasks/ask-summary.ts';
import { answerClaim } from '../moves/hear-claim.ts';
import { hearMove } from '../moves/hear-move.ts';
import { hearInTicket } from '../tickets/change-ticket.ts';
import { takeTalkChoice } from '../relay/choose-talk.ts';
import { passNeed } from '../relay/pass-need.ts';
import { raiseUrgent } from '../relay/pass-words.ts';
import { answerFree } from './answer-free.ts';
import { welcome } from './welcome.ts';
import { takeInvite } from './take-invite.ts';
import { refuseStopped } from './refuse-stopped.ts';

/** A message came in. What it means is decided in one order, from STOP down to the free message. */
export function hearMessage(draft: Draft, heard: InboundMessage): void {
  const message = asAnswer(draft, heard);
  keepMessage(draft, message);
  if (message.edited) {
    return;
  }
  if (message.quiet) {
    hearQuietly(draft, message);
  } else {
    hearAloud(draft, message);
    noteAlbum(draft, message);
  }
}

function hearAloud(draft: Draft, heard: InboundMessage): void {
  const stranger = isUngreeted(draft);
  noteHeard(draft, heard);
  const message = takeInvite(draft, heard, { stranger });
  if (message) {
    understand(draft, message, stranger);
  }
}

function understand(draft: Draft, message: InboundMessage, stranger: boolean): void {
  const word = wordOf(message);
  const reserved = findReserved(draft, message, word);
  const urgent = raiseUrgent(draft, message);
  hearInTicket(draft);
  sayIfCut(draft, message);
  if (draft.contact.consent.status === 'opted_out') {
    hearStopped(draft, message, urgent ? 'stop' : reserved);
  } else if (!reserved && !urgent && hearMove(draft, message, word)) {
    // Words that mean something else already are not about a new number.
    return;
  } else if (stranger && reserved !== 'stop') {
    welcome(draft, { word, reserved, message });
  } else if (reserved && isMeant(draft, reserved, message)) {
    actOnReserved(draft, reserved, message);
  } else {
    converseUnlessHuman(draft, message, word);
  }
}

/** What somebody in need writes on is heard after STOP too. */
function hearStopped(draft: Draft, message: InboundMessage, reserved: ReservedWord | undefined): void {
  const isHeard = reserved === undefined && passNeed(draft, message);
  refuseStopped(draft, isHeard ? 'stop' : reserved, message);
}

/** Whoever wrote more than is kept should know that its end is missing. */
function sayIfCut(draft: Draft, { cut }: InboundMessage): void {
  const { consent, ticket } = draft.contact;
  if (cut && consent.status !== 'opted_out' && ticket === null) {
    sendPhrase(draft, 'text_cut');
  }
}

/** While a human talks the bot is silent. */
function converseUnlessHuman(draft: Draft, message: InboundMessage, word: string): void {
  if (!draft.contact.ticket && !isListAnswer(draft, message, word)) {
    converse(draft, message, word);
  }
}

/** What answers a list or a button that stands outside of every flow. */
function isListAnswer(draft: Draft, message: InboundMessage, word: string): boolean {
  return (
    chooseWhoIsThere(draft, message, word) ||
    takeTalkChoice(draft, word) ||
    answerClaim(draft, message, word) ||
    takeReceipt(draft, message, word)
  );
}

function converse(draft: Draft, message: InboundMessage, word: string): void {
  if (message.media.some(isTooLarge)) {
    sendPhrase(draft, 'file_too_large');
  } else if (hearSteering(draft, word)) {
    return;
  } else if (keywordFlow(draft, word)?.interrupts) {
    startByKeyword(draft, word);
  } else if (joinFragment(draft, message, word)) {
    return;
  } else if (isAsked(draft, message)) {
    answerQuestion(draft, message, word);
  } else if (!startByKeyword(draft, word) && !hearForStaff(draft, message, word)) {
    answerFree(draft, message, word);
  }
}

/** Whether a question is open that they can have seen; one that waits for the morning is answered by a tap alone. */
function isAsked({ contact, world }: Draft, { tap }: InboundMessage): boolean {
  const waiting = contact.session?.waiting;
  return waiting?.kind === 'question' && (tap !== null || !world.unseen(waiting.message, 'unasked'));
}

/** What staff ask for by a word of their own. */
function hearForStaff(draft: Draft, message: InboundMessage, word: string): boolean {
  return (
    hearAnnouncing(draft, message, word) ||
    hearTask(draft, word) ||
    askSummary(draft, word) ||
    isVolunteerOnFamilyPhone(draft, message, word)
  );
}

/** Whoever asks a family's phone for their tasks is the volunteer who shares it, and is given the phone. */
function isVolunteerOnFamilyPhone(draft: Draft, message: InboundMessage, word: string): boolean {
  const isThere = draft.world.command(word) === 'tasks' && (draft.contact.shared?.length ?? 0) > 0;
  if (isThere) {
    sayNotMe(draft, message);
  }
  return isThere;
}

/** Where staff began a talk before their first message, that message belongs to it. */
function isUngreeted({ contact }: Draft): boolean {
  return contact.stranger && contact.session === null;
}
