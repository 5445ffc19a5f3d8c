import { type Millis } from '../../domain/time/clock.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Thread, type Unaddressed, type Words } from '../../domain/thread.ts';
import { change, type Draft, nextId, send } from '../draft.ts';
import { isMoreOfAlbum } from '../hear/album.ts';
import { sendPhrase } from '../send-phrase.ts';
import { asksForOthers, familyPage, linesOf } from './family-page.ts';
import { findNamed } from './find-named.ts';
import { isForBot } from './is-for-bot.ts';
import { hasPassedOn } from './pass-need.ts';
import { isUrgent, letWait, talkLasts, waitingWords as waitingThreads } from './waiting-words.ts';
import { wordsOf } from './push-words.ts';

/** So long words wait for the number of the family that they are for. */
const choiceLasts: Millis = 60 * 60 * 1000;
/** Messages that follow each other so closely are one answer; what lies further apart may be for somebody else. */
const inARow: Millis = 5 * 60 * 1000;
/** So long after an answer more words may be for the same family. */
const inTalk: Millis = 12 * 60 * 60 * 1000;
/** So many messages wait for it; of more the oldest stay in the history alone. */
const mostWaiting = 20;

/**
 * A volunteer's free words answer the family that wrote; where several did it is asked for whom they are. False
 * where no family has written lately.
 */
export function answerFamily(draft: Draft, message: InboundMessage, word: string): boolean {
  const { contact, world } = draft;
  if (contact.role === 'beneficiary') {
    return false;
  }
  const threads = (contact.threads ?? []).filter(({ at }) => world.now - at <= talkLasts);
  if (takeChoice(draft, word, threads)) {
    return true;
  }
  if (threads.length === 0) {
    return false;
  }
  if (isForBot(world, word)) {
    askWhatIsMeant(draft, message.text.trim(), { word, threads });
  } else {
    bringWords(draft, message, threads);
  }
  return true;
}

function bringWords(draft: Draft, message: InboundMessage, threads: readonly Thread[]): void {
  const words = wordsOf(draft, message);
  const before = findWaiting(draft);
  // What went to a person already was perhaps never for a family.
  const meant = before || hasPassedOn(draft) ? undefined : findMeant(draft, threads, message.text);
  const isMore = isMoreOfAlbum(draft, message);
  if (meant) {
    passOn(draft, meant, [words]);
    if (!isMore) {
      saySent(draft, meant);
    }
    return;
  }
  keepWaiting(draft, words, threads);
  if (!before || !isMore) {
    askWhom(draft, threads, before);
  }
}

/**
 * The one family that words can be for: the only one that wrote, or the only one that waits, where the volunteer was
 * not just in talk with another, and names no other. A wrong guess would bring the words of one family to another.
 */
function findMeant(draft: Draft, threads: readonly Thread[], text: string): Thread | undefined {
  const { world } = draft;
  const [only, ...others] =
    threads.length === 1
      ? threads
      : threads.filter((each) => isOpen(each) || world.now - (each.answeredAt ?? 0) <= inTalk);
  const isOfAnother = findNamed(draft, text).some((each) => each.contact !== only?.with.contact);
  return others.length === 0 && !isOfAnother ? only : undefined;
}

function isOpen(thread: Thread): boolean {
  return !thread.answered || waitingThreads(thread).length > 0;
}

function takeChoice(draft: Draft, word: string, recent: readonly Thread[]): boolean {
  const { threads = [] } = draft.contact;
  const unaddressed = findWaiting(draft);
  if (!unaddressed) {
    return false;
  }
  const family = /^\d$/u.test(word) ? unaddressed.families[Number(word) - 1] : undefined;
  const thread = threads.find((each) => each.with.contact === family);
  if (!thread) {
    return listOthers(draft, unaddressed, { word, recent });
  }
  if (hasAnsweredSince(draft, unaddressed)) {
    listFrom(draft, { ...unaddressed, at: draft.world.now }, recent, unaddressed.from ?? 0);
    return true;
  }
  change(draft, { unaddressed: null });
  passOn(draft, thread, waitingWords(unaddressed));
  saySent(draft, thread);
  return true;
}

/** After other questions a number may be meant for those. */
function hasAnsweredSince({ contact }: Draft, { at }: Unaddressed): boolean {
  return (contact.lastAnswer?.at ?? 0) > at;
}

/** False where all are listed already, or something else is meant. */
function listOthers(
  draft: Draft,
  unaddressed: Unaddressed,
  { word, recent }: { readonly word: string; readonly recent: readonly Thread[] },
): boolean {
  const { next } = familyPage(recent, unaddressed.from);
  if (next === null || !asksForOthers(word, unaddressed.families)) {
    return false;
  }
  listFrom(draft, unaddressed, recent, next);
  return true;
}

function listFrom(draft: Draft, waiting: Unaddressed, threads: readonly Thread[], start: number): void {
  const { shown, from } = familyPage(threads, start);
  const families = shown.map((each) => each.with.contact);
  change(draft, { unaddressed: { ...waiting, families, from }, listed: null });
  askWhom(draft, threads, undefined);
}

/**
 * What can hardly be meant for a family goes to none. Where words wait for a number, they are listed for again, or
 * dropped on the word for that; else the volunteer is asked to say it in full.
 */
function askWhatIsMeant(
  draft: Draft,
  text: string,
  { word, threads }: { readonly word: string; readonly threads: readonly Thread[] },
): void {
  const { contact, world } = draft;
  const waiting = findWaiting(draft);
  if (waiting && world.command(word) === 'announce_drop') {
    change(draft, { unaddressed: null });
    sendPhrase(draft, 'announce_dropped');
  } else if (waiting) {
    listFrom(draft, waiting, threads, waiting.from ?? 0);
  } else {
    const isLeft = world.now - (contact.unaddressed?.at ?? -inTalk) < inTalk;
    change(draft, contact.unaddressed ? { unaddressed: null } : {});
    const ask = world.phrase(contact.language, 'reply_meant', { name: contact.name, text });
    sendLines(draft, [...leftOf(draft, isLeft), ask]);
  }
}

function leftOf({ contact: { language, name }, world }: Draft, isLeft: boolean): readonly string[] {
  return isLeft ? [world.phrase(language, 'reply_not_sent', { name })] : [];
}

function sendLines(draft: Draft, lines: readonly string[]): void {
  send(draft, lines.map((line) => line.trim()).join('\n'));
}

/** What still waits to be told for whom it is. */
function findWaiting({ contact, world }: Draft): Unaddressed | undefined {
  const { unaddressed } = contact;
  return unaddressed && world.now - unaddressed.at <= choiceLasts ? unaddressed : undefined;
}

function waitingWords({ earlier = [], words }: Unaddressed): readonly Words[] {
  return [...earlier, words];
}

/**
 * People write one thought in several messages: what was written just before goes to the same family. What lies further
 * back was perhaps for another one, and goes to none.
 */
function keepWaiting(draft: Draft, words: Words, threads: readonly Thread[]): void {
  const { now } = draft.world;
  const before = findWaiting(draft);
  const earlier =
    before && isInARow(draft, before) ? { earlier: waitingWords(before).slice(-mostWaiting) } : {};
  const families = familyPage(threads).shown.map((each) => each.with.contact);
  change(draft, { unaddressed: { at: now, words, families, ...earlier }, listed: null });
}

function isInARow({ world }: Draft, { at }: Unaddressed): boolean {
  return world.now - at <= inARow;
}

/** The list of those to whom it may go. */
function askWhom(draft: Draft, threads: readonly Thread[], before: Unaddressed | undefined): void {
  const names = threads.map((each) => each.with.name);
  const lines = linesOf(draft, familyPage(names, draft.contact.unaddressed?.from));
  const isLeft = before !== undefined && !isInARow(draft, before);
  sendLines(draft, [...leftOf(draft, isLeft), questionOf(draft), ...lines]);
}

function questionOf(draft: Draft): string {
  const { contact, world } = draft;
  const { name, language, unaddressed } = contact;
  const named = findNamed(draft, unaddressed?.words.text ?? '').map((each) => each.name);
  if (named.length > 1) {
    return world.phrase(language, 'reply_names_several', { name, who: named.join(', ') });
  }
  const count = (unaddressed?.earlier?.length ?? 0) + 1;
  return count === 1
    ? world.phrase(language, 'reply_whom', { name })
    : world.phrase(language, 'reply_whom_all', { name, count: String(count) });
}

function passOn(draft: Draft, thread: Thread, said: readonly Words[]): void {
  const { now } = draft.world;
  const urgent = isUrgent(thread);
  for (const words of said) {
    draft.effects.push({ kind: 'reply', id: nextId(draft), to: thread.with.contact, words, urgent });
  }
  const threads = (draft.contact.threads ?? []).map((each) =>
    each.with.contact === thread.with.contact
      ? letWait({ ...each, answered: true, answeredAt: now }, () => false)
      : each,
  );
  change(draft, { threads });
}

function saySent(draft: Draft, thread: Thread): void {
  sendPhrase(draft, 'reply_sent', { about: thread.with.contact }, { who: thread.with.name });
}
