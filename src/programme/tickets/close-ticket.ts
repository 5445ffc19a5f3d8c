import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Settlement } from '../../runner/path.ts';

/** The row of a ticket that is over; a pause that never was a ticket has none. */
export function closeTicket(ticket: Row | undefined, now: Instant): Settlement {
  if (ticket?.data['state'] !== 'open' && ticket?.data['state'] !== 'waiting') {
    return { rows: [], happen: [] };
  }
  const data = { ...ticket.data, state: 'closed', closedAt: now };
  return { rows: [{ ...ticket, version: ticket.version + 1, data }], happen: [] };
}
