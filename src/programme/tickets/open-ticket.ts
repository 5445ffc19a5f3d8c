import { type Contact } from '../../domain/contact/contact.ts';
import { type TicketEffect } from '../../domain/ticket-effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Settlement } from '../../runner/path.ts';
import { contactIncident } from '../contact-incident.ts';

/** A handover becomes an open ticket; with no coordinator to take it an incident says so. */
export function openTicket(
  effect: Extract<TicketEffect, { readonly kind: 'handover' }>,
  contact: Contact,
  about: { readonly coordinators: readonly Contact[]; readonly now: Instant },
): Settlement {
  const { id, topic, flow, assignee = null } = effect;
  const { now, coordinators } = about;
  const row: Row = {
    kind: 'tickets',
    id,
    contact: contact.id,
    at: now,
    version: 1,
    data: { topic, flow, assignee, state: 'open', village: contact.village },
  };
  const missing = contactIncident(
    { what: 'no_recipient', key: `ticket:${contact.id}`, flow, detail: 'a ticket has nobody to take it' },
    contact,
    now,
  );
  return { rows: coordinators.length === 0 ? [row, missing] : [row], happen: [] };
}
