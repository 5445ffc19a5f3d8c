import { type Instant } from './time/clock.ts';

/**
 * The states of a ticket: a human is to answer, the person is, the matter is solved, or it was handed back to the bot
 * without being solved. The last two are ends; each has a reason in words.
 */
export type TicketState = 'open' | 'waiting' | 'solved' | 'closed';

/** A conversation in human hands, as it lies in the document of whom it is with. */
export interface Ticket {
  readonly id: string;
  readonly topic: string;
  readonly flow: string | null;
  /** Contact id of who is to answer. */
  readonly assignee: string | null;
  readonly state: 'open' | 'waiting';
  readonly reason: string;
  readonly openedAt: Instant;
  /** When a human first answered. */
  readonly answeredAt: Instant | null;
  /** The name under which a human last answered. */
  readonly by: string | null;
  /** The message that tells the person who answers (null: nobody in particular); absent: none does. */
  readonly told?: { readonly message: string; readonly who: string | null };
  /** Goes up with each change, for its row. */
  readonly version: number;
}

/** Somebody of the programme, as a person is told of them. */
export interface Answerer {
  readonly contact: string;
  readonly name: string;
}

/** What somebody of the programme does to a ticket. */
export type TicketChange =
  | { readonly kind: 'state'; readonly state: TicketState; readonly reason: string }
  /** Null: nobody in particular. */
  | { readonly kind: 'assign'; readonly to: Answerer | null }
  | { readonly kind: 'topic'; readonly topic: string };
