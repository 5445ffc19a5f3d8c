import { type ContactRecord, type SendEntry } from './contact-record.ts';

/** A record with one unsent message changed; as it is where that message is not there any more. */
export function changeSend(
  record: ContactRecord,
  message: string,
  change: (entry: SendEntry) => SendEntry,
): ContactRecord {
  const outbox = record.outbox.map((each) =>
    each.kind === 'send' && each.id === message ? change(each) : each,
  );
  return { ...record, outbox };
}
