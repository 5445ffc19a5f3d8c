import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type SeenEvent } from '../../domain/contact/contact-record.ts';

/** Ids that were taken are kept this long … */
const seenFor: Millis = 48 * 60 * 60 * 1000;
/** … but no more than these, so that a flood does not make the document large. */
const mostSeen = 5000;

/**
 * Behind the id of an event that was taken and waits as a row; the bare id follows when it is moved into the document.
 */
const waitMark = '<';

/** Adds an event that was taken into the document, and forgets the old ones. */
export function markSeen(seen: readonly SeenEvent[], id: string, now: Instant): readonly SeenEvent[] {
  const fresh = seen.filter(({ at, id: other }) => at > now - seenFor || other.endsWith(waitMark));
  let surplus = fresh.length + 1 - mostSeen;
  // Whoever still waits must be known, or the row would never be taken back.
  const kept = surplus > 0 ? fresh.filter((each) => each.id.endsWith(waitMark) || surplus-- <= 0) : fresh;
  return [...kept, { id, at: now }];
}

/** Adds an event that was taken and waits as a row beside the document. */
export function markWaiting(seen: readonly SeenEvent[], id: string, now: Instant): readonly SeenEvent[] {
  return markSeen(seen, `${id}${waitMark}`, now);
}

/** Drops the marks of what waits as rows once nothing waits any more. */
export function dropWaitMarks(seen: readonly SeenEvent[]): readonly SeenEvent[] {
  return seen.filter(({ id }) => !id.endsWith(waitMark));
}

/**
 * When an event was taken, be it that it waits as a row; undefined when it was not, or so long ago that nobody asks.
 */
export function whenTaken(seen: readonly SeenEvent[], id: string): Instant | undefined {
  const waiting = `${id}${waitMark}`;
  return seen.find((each) => each.id === id || each.id === waiting)?.at;
}

/** What a document says about an event: it never took it, took it and has it waiting as a row, or has it behind it. */
export function standingOf(seen: readonly SeenEvent[]): (id: string) => 'unknown' | 'waiting' | 'taken' {
  const ids = new Set(seen.map((each) => each.id));
  return (id) => (ids.has(id) ? 'taken' : ids.has(`${id}${waitMark}`) ? 'waiting' : 'unknown');
}
