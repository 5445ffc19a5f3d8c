import { type Millis } from '../../domain/clock.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Thread, type Unaddressed, type Words } from '../../domain/thread.ts';
import { change, type Draft, nextId, send } from '../draft.ts';
import { isMoreOfAlbum } from '../hear/album.ts';
import { sendPhrase } from '../phrase.ts';
import { isUrgent, letWait, talkLasts } from './waiting-words.ts';

/** So long words wait for the number of the family that they are for. */
const choiceLasts: Millis = 60 * 60 * 1000;
const most = 8;
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
  if (takeChoice(draft, word)) {
    return true;
  }
  const threads = (contact.threads ?? []).filter(({ at }) => world.now - at <= talkLasts);
  const [only] = threads;
  if (!only) {
    return false;
  }
  const words = wordsOf(draft, message);
  const wasAsked = threads.length === 1 || findWaiting(draft) !== undefined;
  if (threads.length === 1) {
    passOn(draft, only, [words]);
  } else {
    keepWaiting(draft, words, threads);
  }
  if (!wasAsked || !isMoreOfAlbum(draft, message)) {
    sayWhom(draft, threads);
  }
  return true;
}

function wordsOf(draft: Draft, { text, media }: InboundMessage): Words {
  const heard = draft.effects.find((each) => each.kind === 'heard')?.id ?? draft.event.id;
  return { heard, text, media };
}

function takeChoice(draft: Draft, word: string): boolean {
  const { threads = [] } = draft.contact;
  const unaddressed = findWaiting(draft);
  if (!unaddressed) {
    return false;
  }
  const family = /^\d$/u.test(word) ? unaddressed.families[Number(word) - 1] : undefined;
  const thread = threads.find((each) => each.with.contact === family);
  if (!thread) {
    return false;
  }
  change(draft, { unaddressed: null });
  passOn(draft, thread, waitingWords(unaddressed));
  saySent(draft, thread);
  return true;
}

/** What still waits to be told for whom it is. */
function findWaiting({ contact, world }: Draft): Unaddressed | undefined {
  const { unaddressed } = contact;
  return unaddressed && world.now - unaddressed.at <= choiceLasts ? unaddressed : undefined;
}

function waitingWords({ earlier = [], words }: Unaddressed): readonly Words[] {
  return [...earlier, words];
}

/** People write one thought in several messages: what was written before goes to the same family. */
function keepWaiting(draft: Draft, words: Words, threads: readonly Thread[]): void {
  const { now } = draft.world;
  const before = findWaiting(draft);
  const earlier = before ? { earlier: waitingWords(before).slice(-mostWaiting) } : {};
  const families = latestOf(threads).map((each) => each.with.contact);
  change(draft, { unaddressed: { at: now, words, families, ...earlier }, listed: null });
}

function latestOf(threads: readonly Thread[]): readonly Thread[] {
  return threads.slice(-most).reverse();
}

/** To whom it went, or the list of those to whom it may go. */
function sayWhom(draft: Draft, threads: readonly Thread[]): void {
  const { contact, world } = draft;
  const [only, ...others] = latestOf(threads);
  if (only && others.length === 0) {
    saySent(draft, only);
    return;
  }
  const lines = latestOf(threads).map((each, index) =>
    world.phrase(contact.language, 'reply_line', {
      name: contact.name,
      number: String(index + 1),
      who: each.with.name,
    }),
  );
  const head = world.phrase(contact.language, 'reply_whom', { name: contact.name });
  send(draft, [head, ...lines].map((line) => line.trim()).join('\n'));
}

function passOn(draft: Draft, thread: Thread, said: readonly Words[]): void {
  const urgent = isUrgent(thread);
  for (const words of said) {
    draft.effects.push({ kind: 'reply', id: nextId(draft), to: thread.with.contact, words, urgent });
  }
  const threads = (draft.contact.threads ?? []).map((each) =>
    each.with.contact === thread.with.contact ? letWait({ ...each, answered: true }, () => false) : each,
  );
  change(draft, { threads });
}

function saySent(draft: Draft, thread: Thread): void {
  sendPhrase(draft, 'reply_sent', { about: thread.with.contact }, { who: thread.with.name });
}
