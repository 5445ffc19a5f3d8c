import { type Row } from '../../../domain/row.ts';
import { type TicketState } from '../../../domain/ticket.ts';
import { type ConsoleText } from '../../phrase.ts';
import { type ListedTicket } from './read-tickets.ts';

/** The state of a ticket as its row holds it. */
export function stateOf({ data: { state } }: Row): TicketState {
  return state === 'waiting' || state === 'solved' || state === 'closed' ? state : 'open';
}

/** How a ticket stands, in words: an open one in which nothing waits for us any more was answered. */
export function standingText({ row, waitsSince }: ListedTicket): ConsoleText {
  const state = stateOf(row);
  return state === 'open' && waitsSince === null ? 'ticket_answered' : `ticket_${state}`;
}
