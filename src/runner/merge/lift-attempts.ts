import { causeOf } from '../../domain/broadcast.ts';
import {
  type ContactRecord,
  type OutboxEntry,
  type PendingEvent,
  type SendEntry,
} from '../../domain/contact/contact-record.ts';
import { type Cause } from '../../domain/delivery.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type StartManner } from '../../domain/start-manner.ts';

/** By which attempt each cause stands, by its name. */
type Attempts = ReadonlyMap<string, number>;

/**
 * A document in which what is still to come bears at least the attempt of its row, so that what it reports counts
 * there.
 */
export function liftAttempts(record: ContactRecord, attempts: Attempts): ContactRecord {
  const { contact, outbox, pending } = record;
  const { followUps, waitingStarts } = contact;
  const inLine = waitingStarts && {
    waitingStarts: waitingStarts.map((each) => ({ ...each, manner: liftManner(each.manner, attempts) })),
  };
  return {
    ...record,
    outbox: outbox.map((each) => liftEntry(each, attempts)),
    pending: pending.map((each) => liftPending(each, attempts)),
    contact: { ...contact, followUps: followUps.map((each) => liftPlanned(each, attempts)), ...inLine },
  };
}

function liftEntry(entry: OutboxEntry, attempts: Attempts): OutboxEntry {
  return entry.kind === 'send' ? liftSend(entry, attempts) : entry;
}

/** The same of one message. */
export function liftSend(entry: SendEntry, attempts: Attempts): SendEntry {
  const { cause } = entry.send;
  return cause ? { ...entry, send: { ...entry.send, cause: lift(cause, attempts) } } : entry;
}

function liftPending(pending: PendingEvent, attempts: Attempts): PendingEvent {
  const { event } = pending;
  return event.kind === 'broadcast'
    ? { ...pending, event: { ...event, announcement: liftAnnouncement(event.announcement, attempts) } }
    : pending;
}

function liftPlanned(planned: FollowUp, attempts: Attempts): FollowUp {
  if (planned.kind === 'announce') {
    return { ...planned, announcement: liftAnnouncement(planned.announcement, attempts) };
  }
  return planned.kind === 'start' && planned.manner
    ? { ...planned, manner: liftManner(planned.manner, attempts) }
    : planned;
}

type Announced = Parameters<typeof causeOf>[0];

function liftAnnouncement(announcement: Announced, attempts: Attempts): Announced {
  return { ...announcement, attempt: lift(causeOf(announcement), attempts).attempt };
}

function liftManner(manner: StartManner, attempts: Attempts): StartManner {
  return manner.cause ? { ...manner, cause: lift(manner.cause, attempts) } : manner;
}

function lift(cause: Cause, attempts: Attempts): Cause {
  return { ...cause, attempt: Math.max(cause.attempt, attempts.get(cause.name) ?? 0) };
}
