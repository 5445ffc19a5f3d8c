import { type Instant } from '../../domain/time/clock.ts';
import {
  type ContactRecord,
  type OutboxEntry,
  type PendingEvent,
  type SendEntry,
} from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { consentRow } from '../settle/consent-row.ts';

/** What STOP, said as one of two contacts, does to all that was under way for the other. */
interface Spread {
  /** What is not sent any more. */
  readonly lost: readonly SendEntry[];
  /** What ends their conversation and all that is planned. */
  readonly pending: readonly PendingEvent[];
  /** The proof for what they had agreed to beside the programme. */
  readonly rows: readonly Row[];
}

/** Where STOP holds for two contacts that are one person, ends what was open for the one who did not write it. */
export function spreadStop(
  contact: Contact,
  merge: { readonly older: ContactRecord; readonly younger: ContactRecord; readonly now: Instant },
): Spread {
  const { older, younger, now } = merge;
  const open = [older, younger].filter((each) => each.contact.consent.status !== 'opted_out');
  const holds = contact.consent.status === 'opted_out' && open.length > 0;
  return {
    lost: holds ? open.flatMap(({ outbox }) => outbox.filter(isUnasked)) : [],
    pending: holds ? [{ event: { id: `stop.${younger.id}`, at: now, kind: 'stopped' }, tries: 0 }] : [],
    rows: stoppedPurposes(contact, merge),
  };
}

function isUnasked(entry: OutboxEntry): entry is SendEntry {
  return entry.kind === 'send' && !entry.send.urgent;
}

function stoppedPurposes(
  { id, consents = {} }: Contact,
  { older, younger }: { readonly older: ContactRecord; readonly younger: ContactRecord },
): readonly Row[] {
  return Object.entries(consents).flatMap(([purpose, consent]): readonly Row[] =>
    consent.status === 'opted_out' &&
    [older, younger].every((each) => each.contact.consents?.[purpose]?.status !== 'opted_out')
      ? [consentRow({ id: `stop.${younger.id}.${purpose}`, consent, purpose }, id, consent.at ?? 0)]
      : [],
  );
}
