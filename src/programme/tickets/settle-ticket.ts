import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { type TicketEffect } from '../../domain/ticket-effect.ts';
import { type Ticket } from '../../domain/ticket.ts';
import { type World } from '../../engine/world.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { type FindWho } from '../find-recipients.ts';
import { closeTicket } from './close-ticket.ts';
import { openTicket } from './open-ticket.ts';

interface About {
  readonly store: Store;
  readonly now: Instant;
  readonly phrase: World['phrase'];
  readonly who: FindWho;
}

/** Writes down what becomes of a ticket, and tells those who are to answer. */
export async function settleTicket(
  effect: TicketEffect,
  contact: Contact,
  about: About,
): Promise<Settlement> {
  const { store, now, who } = about;
  switch (effect.kind) {
    case 'handover': {
      const { rows } = openTicket(effect, contact, { coordinators: await who('coordinator'), now });
      const { assignee = null, flow } = effect;
      const told = assignee === null && flow === null ? [] : await answerers(assignee, about);
      return {
        rows,
        happen: tell(told, contact, { ...about, effect, topic: effect.topic, key: 'ticket_new' }),
      };
    }
    case 'ticket_closed':
      return closeTicket(await store.findRow('tickets', effect.ticket), now);
    case 'ticket_state': {
      const { topic } = effect.ticket;
      const told = effect.told === null ? [] : await answerers(effect.told, about);
      const happen = tell(told, contact, { ...about, effect, topic, key: 'ticket_new' });
      return { rows: [ticketRow(effect, contact, now)], happen };
    }
    case 'ticket_late': {
      const { topic, assignee } = effect.ticket;
      const told = [...(await answerers(assignee, about)), ...(await who('coordinator'))];
      return { rows: [], happen: tell(told, contact, { ...about, effect, topic, key: 'ticket_late' }) };
    }
  }
}

/** Who is to answer; the coordinators where nobody is named. */
async function answerers(assignee: string | null, { store, who }: About): Promise<readonly Contact[]> {
  const found = assignee === null ? undefined : await store.find(assignee);
  return found ? [found.contact] : who('coordinator');
}

function tell(
  people: readonly Contact[],
  { id, name, village }: Contact,
  about: Pick<About, 'now' | 'phrase'> & {
    readonly effect: TicketEffect;
    readonly topic: string;
    readonly key: 'ticket_new' | 'ticket_late';
  },
): Settlement['happen'] {
  const { now, phrase, effect, topic, key } = about;
  const who = village === null ? name : `${name} (${village})`;
  const unique = new Map(people.map((each) => [each.id, each]));
  return [...unique.values()].map((each) => ({
    contact: each.id,
    event: {
      id: `${effect.id}.${key}.${each.id}`,
      at: now,
      kind: 'notice',
      text: phrase(each.language, key, { name: each.name, who, topic }).trim(),
      media: [],
      from: id,
      urgent: false,
    },
  }));
}

function ticketRow(
  { ticket, state, reason }: Extract<TicketEffect, { readonly kind: 'ticket_state' }>,
  contact: Contact,
  now: Instant,
): Row {
  const { id, openedAt, version } = ticket;
  const closedAt = state === 'solved' || state === 'closed' ? now : null;
  const data = { ...rowDataOf(ticket), state, reason, closedAt, village: contact.village };
  return { kind: 'tickets', id, contact: contact.id, at: openedAt, version, data };
}

function rowDataOf({ topic, flow, assignee, by, answeredAt }: Ticket) {
  return { topic, flow, assignee, by, answeredAt };
}
