import { type Millis } from '../../domain/clock.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Thread, type Words } from '../../domain/thread.ts';
import { change, type Draft, nextId, send } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';

/** So long a volunteer's free words are taken for an answer to a family that wrote. */
const talkLasts: Millis = 3 * 24 * 60 * 60 * 1000;
/** So long words wait for the number of the family that they are for. */
const choiceLasts: Millis = 60 * 60 * 1000;
const most = 8;

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
  if (threads.length === 1) {
    reply(draft, only, words);
  } else {
    askWhom(draft, words, threads);
  }
  return true;
}

function wordsOf(draft: Draft, { text, media }: InboundMessage): Words {
  const heard = draft.effects.find((each) => each.kind === 'heard')?.id ?? draft.event.id;
  return { heard, text, media };
}

function takeChoice(draft: Draft, word: string): boolean {
  const { unaddressed, threads = [] } = draft.contact;
  if (!unaddressed || draft.world.now - unaddressed.at > choiceLasts) {
    return false;
  }
  const family = /^\d$/u.test(word) ? unaddressed.families[Number(word) - 1] : undefined;
  const thread = threads.find((each) => each.with.contact === family);
  if (!thread) {
    return false;
  }
  change(draft, { unaddressed: null });
  reply(draft, thread, unaddressed.words);
  return true;
}

function askWhom(draft: Draft, words: Words, threads: readonly Thread[]): void {
  const { contact, world } = draft;
  const latest = threads.slice(-most).reverse();
  change(draft, {
    unaddressed: { at: world.now, words, families: latest.map((each) => each.with.contact) },
    listed: null,
  });
  const lines = latest.map((each, index) =>
    world.phrase(contact.language, 'reply_line', {
      name: contact.name,
      number: String(index + 1),
      who: each.with.name,
    }),
  );
  const head = world.phrase(contact.language, 'reply_whom', { name: contact.name });
  send(draft, [head, ...lines].map((line) => line.trim()).join('\n'));
}

function reply(draft: Draft, thread: Thread, words: Words): void {
  const { urgent } = thread;
  draft.effects.push({ kind: 'reply', id: nextId(draft), to: thread.with.contact, words, urgent });
  const threads = (draft.contact.threads ?? []).map((each) =>
    each.with.contact === thread.with.contact ? { ...each, answered: true } : each,
  );
  change(draft, { threads });
  sendPhrase(draft, 'reply_sent', { about: thread.with.contact }, { who: thread.with.name });
}
