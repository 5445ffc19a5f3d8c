import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { needLasts } from '../../domain/need.ts';
import { type Thread } from '../../domain/thread.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { planLook } from '../plan-look.ts';
import { letWait, waitingWords } from './waiting-words.ts';

/** So long a family waits for an answer before somebody else is asked to give it. */
const patience: Millis = 2 * 24 * 60 * 60 * 1000;
/** Urgent words wait a quarter of an hour. */
const urgentPatience: Millis = 15 * 60 * 1000;
/** What a family in need writes on while it is talked with waits so long. */
const needPatience: Millis = 60 * 60 * 1000;

/** Passes on what has lain unanswered for too long, each of a family's words once. */
export function passOnUnanswered(draft: Draft): void {
  const { now } = draft.world;
  const { threads = [] } = draft.contact;
  const isLate = (words: Thread, whole: Thread): boolean => lateAt(words, whole) <= now;
  for (const whole of threads) {
    for (const thread of waitingWords(whole).filter((words) => isLate(words, whole))) {
      const atOnce = !thread.urgent && isBehindNeed(thread.at, whole);
      draft.effects.push({ kind: 'unanswered', id: nextId(draft), thread, ...(atOnce && { atOnce }) });
    }
  }
  change(draft, { threads: threads.map((each) => letWait(each, (words) => !isLate(words, each))) });
}

/** Plans the one moment at which the longest waiting words have waited too long. */
export function planWords(draft: Draft): void {
  const { threads = [] } = draft.contact;
  const moments = threads.flatMap((each) => waitingWords(each).map((words) => lateAt(words, each)));
  planLook(draft, 'words', moments);
}

function lateAt({ at, urgent }: Thread, whole: Thread): Instant {
  return at + (urgent ? urgentPatience : isBehindNeed(at, whole) ? needPatience : patience);
}

function isBehindNeed(at: Instant, { earlier = [], ...last }: Thread): boolean {
  return [...earlier, last].some((each) => each.urgent && each.at < at && at - each.at <= needLasts);
}
