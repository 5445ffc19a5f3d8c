import { type Instant } from '../../domain/time/clock.ts';
import {
  type ContactRecord,
  isUnfinished,
  type OutboxEntry,
  type SendEntry,
} from '../../domain/contact/contact-record.ts';

/** When somebody must look at a contact next: 0 for at once, null when it only waits to be written to. */
export function attentionOf(record: ContactRecord): Instant | null {
  const { pending, outbox, overflow, contact } = record;
  if (record.forward !== null) {
    // A merge that was cut short is taken up; after it nothing is left to be done here.
    return isUnfinished(record) ? 0 : null;
  }
  if (pending.length > 0 || overflow || outbox.some(({ kind }) => kind === 'effect')) {
    return 0;
  }
  const moments = [...contact.followUps.map(({ due }) => due), ...sendMoments(outbox)];
  return moments.length === 0 ? null : Math.min(...moments);
}

/** What stands behind a message that waits for its retry waits with it, and what is to follow on one waits for that. */
function sendMoments(outbox: readonly OutboxEntry[]): readonly Instant[] {
  const sends = outbox.filter((each) => each.kind === 'send').filter((each) => !isBehind(each, outbox));
  const blocking = sends.findIndex(waitsForRetry);
  return sends.slice(0, blocking < 0 ? sends.length : blocking + 1).map(({ notBefore }) => notBefore);
}

function isBehind({ send: { behind } }: SendEntry, outbox: readonly OutboxEntry[]): boolean {
  return behind !== undefined && outbox.some(({ id }) => id === behind);
}

/** Whether a message was tried in vain and waits to be tried again; one that is merely held back does not. */
export function waitsForRetry({ attempts, doubted, held }: SendEntry): boolean {
  return (attempts > 0 || doubted) && held === 'network';
}
