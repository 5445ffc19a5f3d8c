import { type EarlierWords, type Thread } from '../../domain/thread.ts';
import { wordsBefore } from '../../engine/relay/waiting-words.ts';

/** The talks of two who are one volunteer: one with each family, the one last heard from last. */
export function uniteThreads(older: readonly Thread[], younger: readonly Thread[]): readonly Thread[] {
  const talks = new Map<string, Thread>();
  for (const thread of [...older, ...younger].sort((one, other) => one.at - other.at)) {
    const family = thread.with.contact;
    const before = talks.get(family);
    // Last in a map is what was put in last.
    talks.delete(family);
    talks.set(family, before ? continued(before, thread) : thread);
  }
  return [...talks.values()];
}

/** A talk behind another with the same family; words that both of them had wait only where neither answered them. */
function continued(before: Thread, thread: Thread): Thread {
  const earlier = earlierOf(before, thread);
  const answeredAt = Math.max(before.answeredAt ?? 0, thread.answeredAt ?? 0);
  return {
    ...thread,
    ...(before.heard === thread.heard && isDone(before, thread)),
    ...(answeredAt > 0 && { answeredAt }),
    ...(earlier.length > 0 && { earlier }),
  };
}

function isDone(one: Thread, other: Thread): Pick<Thread, 'answered' | 'passedOn'> {
  return { answered: one.answered || other.answered, passedOn: one.passedOn || other.passedOn };
}

function earlierOf(before: Thread, { at, heard, earlier = [] }: Thread): readonly EarlierWords[] {
  const words = new Map<string, EarlierWords>();
  for (const each of [...wordsBefore(before, at), ...earlier].filter((one) => one.heard !== heard)) {
    words.set(each.heard, { ...each, waits: each.waits && (words.get(each.heard)?.waits ?? true) });
  }
  return [...words.values()].sort((one, other) => one.at - other.at);
}
