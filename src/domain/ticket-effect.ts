import { type Ticket, type TicketState } from './ticket.ts';

/** What becomes of conversations in human hands. */
export type TicketEffect =
  /** A human takes over: the bot is silent. */
  | {
      readonly kind: 'handover';
      readonly id: string;
      readonly topic: string;
      readonly flow: string | null;
      readonly assignee?: string | null;
    }
  /** What became of a ticket; `told` is who it was given to just now. */
  | {
      readonly kind: 'ticket_state';
      readonly id: string;
      readonly ticket: Ticket;
      readonly state: TicketState;
      readonly reason: string;
      readonly told: string | null;
    }
  /** A ticket that nobody has answered in time. */
  | { readonly kind: 'ticket_late'; readonly id: string; readonly ticket: Ticket }
  /** A conversation is the bot's again. */
  | { readonly kind: 'ticket_closed'; readonly id: string; readonly ticket: string };
