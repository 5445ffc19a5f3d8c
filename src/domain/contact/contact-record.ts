import { type Instant } from '../time/clock.ts';
import { type Address } from './address.ts';
import { type Contact } from './contact.ts';
import { type Effect, type SendEffect } from '../effect.ts';
import { type Event } from '../event.ts';

/** A message in the outbox. */
export interface SendEntry {
  readonly kind: 'send';
  readonly id: string;
  readonly send: SendEffect;
  readonly queuedAt: Instant;
  /** Not before this moment: quiet hours, a retry, a cap. */
  readonly notBefore: Instant;
  /** Network faults so far. */
  readonly attempts: number;
  /** True after a send that may have left: it is repeated once, no more. */
  readonly doubted: boolean;
  /** Why it waits, in a word a coordinator can read; null while it is simply next. */
  readonly held: string | null;
  /** How many parts of it the network took at an address, where it goes in several; absent: none. */
  readonly begun?: { readonly at: Address; readonly parts: number };
}

/** Any other effect in the outbox. */
export interface EffectEntry {
  readonly kind: 'effect';
  readonly id: string;
  readonly effect: Exclude<Effect, SendEffect>;
}

/** Something that a turn wants done and that is not settled yet. */
export type OutboxEntry = SendEntry | EffectEntry;

/** An event that waits for its turn. */
export interface PendingEvent {
  readonly event: Event;
  /** Turns that threw. */
  readonly tries: number;
}

/** An event id that was taken, with when. Kept 48 h. */
export interface SeenEvent {
  readonly id: string;
  readonly at: Instant;
}

/** A contact as it is stored: one document, moved forward by one guarded write. */
export interface ContactRecord {
  readonly id: string;
  /** Goes up by one with each write, from the moment in which the contact was made; 0 was never stored. */
  readonly revision: number;
  readonly contact: Contact;
  readonly seen: readonly SeenEvent[];
  readonly pending: readonly PendingEvent[];
  /** Events whose turn threw three times, kept for a person to look at. */
  readonly stuck: readonly PendingEvent[];
  readonly outbox: readonly OutboxEntry[];
  /** True while overflow rows wait behind `pending`. */
  readonly overflow: boolean;
  /** A merge or an erasure leaves the id of who answers now; null for a living contact. */
  readonly forward: string | null;
  /** Forwards and still holds what is the other's; absent where it holds nothing, and in a living contact. */
  readonly closed?: true | undefined;
  /** Ids of contacts that turned out to be this person; an erasure erases what forwards from them too. */
  readonly absorbed?: readonly string[];
}

/** Whether a contact forwards to another and still holds what is the other's: its merge is not done. */
export function isUnfinished({ forward, closed, contact }: ContactRecord): boolean {
  return forward !== null && (closed === true || contact.addresses.length > 0);
}

/** A contact as it is before anything was stored. */
export function newRecord(contact: Contact): ContactRecord {
  return {
    id: contact.id,
    revision: 0,
    contact,
    seen: [],
    pending: [],
    stuck: [],
    outbox: [],
    overflow: false,
    forward: null,
  };
}

type Whole = { [Key in keyof Required<ContactRecord>]: ContactRecord[Key] };

/** A record with some properties changed; written out for the reason that `copyContact` gives. */
export function withRecord(record: ContactRecord, changes: Partial<ContactRecord>): ContactRecord {
  const copy: Whole = {
    id: record.id,
    revision: record.revision,
    contact: record.contact,
    seen: record.seen,
    pending: record.pending,
    stuck: record.stuck,
    outbox: record.outbox,
    overflow: record.overflow,
    forward: record.forward,
    closed: record.closed,
    absorbed: record.absorbed,
  };
  return Object.assign(copy as ContactRecord, changes);
}

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
