import { type Instant } from '../domain/clock.ts';
import { type ContactRecord } from '../domain/contact-record.ts';

/** When somebody must look at a contact next: 0 for at once, null when it only waits to be written to. */
export function attentionOf(record: ContactRecord): Instant | null {
  const { pending, outbox, overflow, contact } = record;
  if (pending.length > 0 || overflow || outbox.some(({ kind }) => kind === 'effect')) {
    return 0;
  }
  const moments = [
    ...contact.followUps.map(({ due }) => due),
    ...outbox.flatMap((each) => (each.kind === 'send' ? [each.notBefore] : [])),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}
