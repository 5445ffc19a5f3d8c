import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Event } from '../../domain/event.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { digest } from '../../domain/text/digest.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { firstDue } from '../../domain/time/first-due.ts';

/** The event that a contact's next turn plays. */
export interface Next {
  readonly event: Event;
  /** How often its turn has thrown, as the document knows. */
  readonly tries: number;
  /** What became due; null for a pending event. */
  readonly followUp: FollowUp | null;
}

/** Whether there is something to play. */
export function hasNext(record: ContactRecord, now: Instant): boolean {
  return nextEvent(record, now) !== undefined;
}

/** The next event to play, pending ones first, then what is due; undefined when there is none. */
export function nextEvent(record: ContactRecord, now: Instant): Next | undefined {
  const next = firstOf(record, now);
  return next && !isFull(record, next.event) ? next : undefined;
}

function firstOf(record: ContactRecord, now: Instant): Next | undefined {
  const { pending, contact, forward } = record;
  if (forward !== null || isHandingOver(record)) {
    return undefined;
  }
  const [first] = pending;
  if (first) {
    return { event: first.event, tries: first.tries, followUp: null };
  }
  const due = firstDue(contact.followUps, now);
  return due && { event: dueEvent(due, now), tries: 0, followUp: due };
}

/** Who holds the phone is being found out: what was written meanwhile may be somebody else's. */
function isHandingOver({ outbox }: ContactRecord): boolean {
  return outbox.some(
    (each) => each.kind === 'effect' && each.effect.kind === 'household' && each.effect.act.kind === 'not_me',
  );
}

/** The event that a follow-up becomes; named after it, so that it fires once. */
function dueEvent(followUp: FollowUp, now: Instant): Event {
  return { id: `f${digest(followUp.id)}`, at: now, kind: 'due', followUp };
}

/** With 200 messages unsent nothing more is begun, unless it may take them back. */
function isFull({ outbox }: ContactRecord, event: Event): boolean {
  return outbox.length >= 200 && event.kind !== 'message' && event.kind !== 'reach';
}
