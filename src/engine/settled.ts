import { type Instant } from '../domain/time/clock.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { copyContact } from '../domain/contact/copy-contact.ts';
import { withSession } from '../domain/copy-session.ts';
import { type FollowUp, isFree } from '../domain/follow-up.ts';

/** How a message was settled: when, and whether it went out. */
export interface Settled {
  readonly at: Instant;
  readonly arrived: boolean;
}

/**
 * A message was settled as sent, or given up. Where it is the first asking of the open question, its reminders
 * and its timeout are counted anew from then: nobody is reminded of what they have only just got. A question that
 * never went out is asked again when they next write.
 */
export function noteSettled(before: Contact, message: string, { at, arrived }: Settled): Contact {
  const contact = noteAnnounced(before, message, { at, arrived });
  const { session } = contact;
  if (session?.waiting.kind !== 'question' || session.waiting.message !== message || session.waiting.sent) {
    return contact;
  }
  const { question } = session.waiting;
  return Object.assign(copyContact(contact), {
    session: withSession(session, { waiting: { ...session.waiting, sent: true, lost: !arrived } }),
    followUps: contact.followUps.map((each) => countedFrom(each, question, at)),
  });
}

function countedFrom(each: FollowUp, question: string, at: Instant): FollowUp {
  const { kind } = each;
  if ((kind !== 'remind' && kind !== 'timeout') || each.question !== question) {
    return each;
  }
  const { id, after } = each;
  const due = at + after;
  return kind === 'remind'
    ? { id, due, kind, question, index: each.index, after }
    : { id, due, kind, question, after };
}

/** Whether a waiting session has something that will move it on; one without is stranded. */
export function hasNextEvent({ session, followUps }: Contact): boolean {
  return (
    !session || followUps.some((each) => !isFree(each) && each.kind !== 'care' && each.kind !== 'campaign')
  );
}

/**
 * An announcement that asks for "1" counts as shown, and its reminder from then, when it went out; one that did not,
 * or was taken back, asks nothing.
 */
export function noteAnnounced(contact: Contact, message: string, { at, arrived }: Settled): Contact {
  const { receipts = [], followUps } = contact;
  const asked = receipts.find((each) => each.message === message);
  if (!asked) {
    return contact;
  }
  const others = receipts.filter((each) => each !== asked);
  const reminds = (each: FollowUp) => each.kind === 'remind_read' && each.message === message;
  return arrived
    ? {
        ...contact,
        receipts: [...others, { cause: asked.cause, message, at }],
        followUps: followUps.map((each) =>
          each.kind === 'remind_read' && reminds(each) ? { ...each, due: at + each.after } : each,
        ),
      }
    : { ...contact, receipts: others, followUps: followUps.filter((each) => !reminds(each)) };
}
