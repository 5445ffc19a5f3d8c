import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type EarlierWords, type Thread } from '../../domain/thread.ts';

/** So long a volunteer's free words are taken for an answer to a family that wrote. */
export const talkLasts: Millis = 3 * 24 * 60 * 60 * 1000;
/** Of a family that writes on without an answer the oldest words are forgotten first. */
const most = 50;

/**
 * Each of a family's words that nobody has answered and nobody else was asked to, oldest first, as a thread of its own.
 */
export function waitingWords(thread: Thread): readonly Thread[] {
  const { earlier = [], ...last } = thread;
  const before = earlier
    .filter(({ waits }) => waits)
    .map(({ heard, at, urgent }) => ({ ...last, heard, at, urgent, answered: false, passedOn: false }));
  return last.answered || last.passedOn ? before : [...before, last];
}

/** A thread of which only some words still wait; those that do not are remembered, lest they come again. */
export function letWait(thread: Thread, waits: (words: Thread) => boolean): Thread {
  const still = new Set(
    waitingWords(thread)
      .filter(waits)
      .map(({ heard }) => heard),
  );
  const { earlier, heard, answered, passedOn } = thread;
  return {
    ...thread,
    passedOn: passedOn || (!answered && !still.has(heard)),
    ...(earlier && { earlier: earlier.map((each) => ({ ...each, waits: still.has(each.heard) })) }),
  };
}

/** What the next words of a family come behind. */
export function wordsBefore(thread: Thread | undefined, now: Instant): readonly EarlierWords[] {
  if (!thread) {
    return [];
  }
  const { earlier = [], heard, at, urgent, answered, passedOn } = thread;
  const all = [...earlier, { heard, at, urgent, waits: !answered && !passedOn }];
  return all.filter((each) => each.waits || now - each.at <= talkLasts).slice(-most);
}

/** Whether words were brought to this volunteer already. */
export function hasWords({ heard, earlier = [] }: Thread, sought: string): boolean {
  return heard === sought || earlier.some((each) => each.heard === sought);
}

/** Whether a family's words in these days were of need, so that an answer goes through whatever was ended. */
export function isUrgent({ urgent, earlier = [] }: Thread): boolean {
  return urgent || earlier.some((each) => each.urgent);
}
