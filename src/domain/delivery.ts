import { type Instant } from './time/clock.ts';
import { type Row } from './row.ts';

/**
 * How far something that the programme brings to a contact by itself has come. `queued` is on its way, `held` waits
 * for a moment or a person, `skipped` was never begun; a reason goes with all but the first and the good ends.
 */
export type DeliveryState =
  'queued' | 'held' | 'sent' | 'delivered' | 'read' | 'failed' | 'cancelled' | 'expired' | 'skipped';

/** What brings something to many contacts, for the one message at hand. */
export interface Cause {
  /** `broadcast:<id>`, `campaign:<flow>…`, `schedule:<flow>…`. */
  readonly name: string;
  /** Goes up when what failed is tried again, from 0; by a half when it still comes to somebody as another of them. */
  readonly attempt: number;
  /** Of a broadcast: which edition of its text this is. */
  readonly edition?: number;
  /** When it should have come, where that is known beforehand. */
  readonly due?: Instant;
}

/** What became of one cause for one contact; there is one row for the two. */
export interface Delivery {
  readonly cause: Pick<Cause, 'name' | 'attempt' | 'due'>;
  readonly contact: string;
  readonly state: DeliveryState;
  /** In a word that a coordinator can read; null where there is nothing to explain. */
  readonly reason: string | null;
  /** When it reached this state. */
  readonly at: Instant;
  /** Of what is held: until when, if that is known. */
  readonly until?: Instant | null;
  /** The row of the message that brought it. */
  readonly message?: string | null;
  readonly sentAt?: Instant | null;
  /** The network that it goes over. */
  readonly channel?: string | null;
}

/** Each state stands above those that may come before it; who is held may be held again. */
const ranks: Readonly<Record<DeliveryState, number>> = {
  queued: 0,
  held: 1,
  cancelled: 2,
  skipped: 2,
  sent: 3,
  failed: 3,
  expired: 3,
  delivered: 4,
  read: 5,
};

const came: readonly unknown[] = ['sent', 'delivered', 'read'];

/** The reason of what was read because the person said so. */
export const replied = 'replied';

/** Room for moments in milliseconds until the year 2286, then for ranks. */
const rankUnit = 1e13;
const attemptUnit = 10 * rankUnit;
/** What came stands above every attempt: a later one is for who did not get it. */
const cameUnit = 89 * attemptUnit;

/** The id of the row that says what became of a cause for a contact. */
export function deliveryId(cause: string, contact: string): string {
  return `${cause}.${contact}`;
}

/** Whether a row is this contact's own delivery, with whomever a merge has laid it. */
export function isDeliveryOf(contact: string, { id, data }: Pick<Row, 'id' | 'data'>): boolean {
  const { cause } = data;
  return typeof cause === 'string' && id === deliveryId(cause, contact);
}

/**
 * The row of a delivery. Whoever writes a state that comes earlier changes nothing, so the rows may be written in any
 * order and as often as one likes.
 */
export function deliveryRow(delivery: Delivery): Row {
  const { cause, contact, state, reason, at, until = null, message = null, sentAt = null } = delivery;
  const { channel = null } = delivery;
  const { name, attempt, due = null } = cause;
  return {
    kind: 'deliveries',
    id: deliveryId(name, contact),
    contact,
    at,
    version: versionOf(delivery),
    data: { cause: name, attempt, state, reason, until, message, sentAt, channel, due },
  };
}

function versionOf({ cause, state, reason, at }: Delivery): number {
  const rank = ranks[state];
  if (hasCome(state)) {
    // The answer of a person stands above every mark of the network.
    return cameUnit + 10 * rank + (reason === replied ? 2 : 1);
  }
  return cause.attempt * attemptUnit + rank * rankUnit + (state === 'held' ? at : 1);
}

/** Whether a state says that something came to the person. */
export function hasCome(state: unknown): boolean {
  return came.includes(state);
}
