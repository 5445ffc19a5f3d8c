import { isFile } from '../../domain/is-file.ts';
import { type InboundMessage, type Media } from '../../domain/message.ts';
import { nowHeardOn } from '../../domain/contact/heard-on.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { countExpiryAnew } from '../due/count-expiry-anew.ts';
import { sendPhrase } from '../send-phrase.ts';
import { type ReservedWord } from '../world.ts';
import { hearAnnouncing, hearSteering } from '../announce/hear-announcing.ts';
import { takeReceipt } from '../announce/receipt.ts';
import { noteAlbum } from './album.ts';
import { answerCall } from './answer-call.ts';
import { answerQuestion } from './answer-question.ts';
import { joinFragment } from './join-fragment.ts';
import { chooseWhoIsThere } from '../household/not-me.ts';
import { keywordFlow, startByKeyword } from './keyword.ts';
import { isExactChoice } from './is-exact-choice.ts';
import { asAnswer } from './as-answer.ts';
import { actOnReserved } from './act-on-reserved.ts';
import { toldOf } from '../tasks/report-task.ts';
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
  noteMessage(draft, message);
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
  } else if (isAboutMove(draft, message, { word, known: reserved !== undefined || urgent })) {
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

/** Words that mean something else already are not about a new number. */
function isAboutMove(
  draft: Draft,
  message: InboundMessage,
  { word, known }: { readonly word: string; readonly known: boolean },
): boolean {
  return !known && hearMove(draft, message, word);
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

/** The whole message as a word, '' where it is a button or a file. */
function wordOf({ tap, media, text }: InboundMessage): string {
  return tap === null && media.length === 0 ? normalise(text) : '';
}

/**
 * What is kept and not answered. A late STOP is obeyed all the same, and somebody new is still to be welcomed when
 * they next write.
 */
function hearQuietly(draft: Draft, message: InboundMessage): void {
  const { stranger } = draft.contact;
  noteHeard(draft, message);
  change(draft, { stranger });
  if (message.quiet === 'call') {
    answerCall(draft);
  }
  if (message.quiet === 'late') {
    raiseUrgent(draft, message);
  }
  const reserved =
    message.quiet === 'late' ? findReserved(draft, message, normalise(message.text)) : undefined;
  if (reserved === 'stop' && draft.contact.consent.status !== 'opted_out') {
    actOnReserved(draft, reserved, message);
  }
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
  } else if (draft.contact.session?.waiting.kind === 'question') {
    answerQuestion(draft, message, word);
  } else if (!startByKeyword(draft, word) && !hearForStaff(draft, message, word)) {
    answerFree(draft, message, word);
  }
}

/** What staff ask for by a word of their own. */
function hearForStaff(draft: Draft, message: InboundMessage, word: string): boolean {
  return hearAnnouncing(draft, message, word) || hearTask(draft, word) || askSummary(draft, word);
}

/** Where staff began a talk before their first message, that message belongs to it. */
function isUngreeted({ contact }: Draft): boolean {
  return contact.stranger && contact.session === null;
}

/** The history gets the message; its files are fetched behind, but for those that the network will not give. */
function noteMessage(draft: Draft, message: InboundMessage): void {
  const heard = nextId(draft);
  draft.effects.push({ kind: 'heard', id: heard, message, at: draft.event.at, ...toldOf(draft) });
  message.media.forEach((media, place) => {
    if (isFile(media) && !isTooLarge(media)) {
      draft.effects.push({ kind: 'keep', id: nextId(draft), heard, media, place });
    }
  });
}

/** Bots may fetch files of up to 20 MB (Telegram Bot API, getFile). */
function isTooLarge(media: Media): boolean {
  return 'bytes' in media && (media.bytes ?? 0) > 20 * 1024 * 1024;
}

/**
 * They are there: silence ends, expiry counts anew, answers go to where they wrote from. What stays as it was stays
 * the same list, so that it need not be written again.
 */
function noteHeard(draft: Draft, message: InboundMessage): void {
  const { from } = message;
  const { addresses, unreachable } = draft.contact;
  const { now } = draft.world;
  change(draft, { stranger: false, heardOn: nowHeardOn(draft.contact, from, now) });
  if (!isSomebodyElse(draft, message)) {
    change(draft, { lastHeardAt: now, unanswered: 0 });
  }
  // One that was taken from them since is somebody else's by now.
  if (addresses[0] !== from && addresses.includes(from)) {
    change(draft, { addresses: [from, ...addresses.filter((each) => each !== from)] });
  }
  if (unreachable.includes(from)) {
    change(draft, { unreachable: unreachable.filter((each) => each !== from) });
  }
  countExpiryAnew(draft);
}

/** Who says that they are another does not end the silence of this one. */
function isSomebodyElse(draft: Draft, message: InboundMessage): boolean {
  const isShared = (draft.contact.shared?.length ?? 0) > 0;
  return isShared && findReserved(draft, message, wordOf(message)) === 'not_me';
}

function findReserved(draft: Draft, message: InboundMessage, word: string): ReservedWord | undefined {
  return message.startCode !== null ? 'start' : word === '' ? undefined : draft.world.reserved(word);
}

/** STOP and START always act; the others yield to a human who talks and to a choice that is exactly so written. */
function isMeant(draft: Draft, reserved: ReservedWord, message: InboundMessage): boolean {
  return (
    reserved === 'stop' ||
    reserved === 'start' ||
    (draft.contact.ticket === null && !isExactChoice(draft, message))
  );
}
