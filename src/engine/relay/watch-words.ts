import { type Millis } from '../../domain/time/clock.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { planLook } from '../plan-look.ts';
import { letWait, waitingWords } from './waiting-words.ts';

/** So long a family waits for an answer before somebody else is asked to give it. */
const patience: Millis = 2 * 24 * 60 * 60 * 1000;
/** Urgent words wait a quarter of an hour. */
const urgentPatience: Millis = 15 * 60 * 1000;

/** Passes on what has lain unanswered for too long, each of a family's words once. */
export function passOnUnanswered(draft: Draft): void {
  const { now } = draft.world;
  const { threads = [] } = draft.contact;
  const isLate = (words: Thread): boolean => lateAt(words) <= now;
  for (const thread of threads.flatMap(waitingWords).filter(isLate)) {
    draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread });
  }
  change(draft, { threads: threads.map((each) => letWait(each, (words) => !isLate(words))) });
}

/** Plans the one moment at which the longest waiting words have waited too long. */
export function planWords(draft: Draft): void {
  planLook(draft, 'words', (draft.contact.threads ?? []).flatMap(waitingWords).map(lateAt));
}

function lateAt({ at, urgent }: Thread): number {
  return at + (urgent ? urgentPatience : patience);
}
