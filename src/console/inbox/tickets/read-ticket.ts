import { type Contact } from '../../../domain/contact/contact.ts';
import { type Row } from '../../../domain/row.ts';
import { type Instant } from '../../../domain/time/clock.ts';
import { type Records } from '../../../programme/records/records.ts';
import { readNames } from '../read-names.ts';
import { type Named, readStaff } from '../read-staff.ts';
import { waitsSince } from './waits-since.ts';

/** All that the page of one conversation shows of it. */
export interface TicketRead {
  readonly ticket: Row;
  /** Null: whose it was is not known any more. */
  readonly contact: Contact | null;
  /** What was said last, the latest at the end. */
  readonly messages: readonly Row[];
  readonly earlier: string | null;
  /** Since when the person waits for an answer; null: nothing waits for us. */
  readonly waitsSince: Instant | null;
  readonly notes: readonly Row[];
  readonly names: ReadonlyMap<string, string>;
  readonly staff: readonly Named[];
}

/** Few enough that on a phone the place to answer is not far below. */
const messagesShown = 12;
const notesShown = 200;

/** Reads a conversation in human hands with all that is needed to go on with it. */
export async function readTicket(records: Records, ticket: Row): Promise<TicketRead> {
  const { id, contact } = ticket;
  const page = { contact, after: null, order: 'newest' } as const;
  const none = Promise.resolve([]);
  const [person, messages, notes, names, staff, waits] = await Promise.all([
    contact === null ? undefined : records.findContact(contact),
    contact === null
      ? none
      : records.rows({ ...page, kind: 'messages', where: {}, limit: messagesShown + 1 }),
    contact === null
      ? none
      : records.rows({ ...page, kind: 'notes', where: { ticket: id }, limit: notesShown }),
    readNames(records, [ticket]),
    readStaff(records),
    waitsSince(records, ticket),
  ]);
  const shown = messages.slice(0, messagesShown);
  return {
    ticket,
    waitsSince: waits,
    contact: person ?? null,
    messages: shown.toReversed(),
    earlier: messages.length > messagesShown ? (shown.at(-1)?.id ?? null) : null,
    notes: notes.toReversed(),
    names,
    staff,
  };
}
