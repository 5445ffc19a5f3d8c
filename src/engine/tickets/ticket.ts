import { type Ticket, type TicketState } from '../../domain/ticket.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { daysUntil } from '../tasks/task-moments.ts';
import { change, type Draft, nextId } from '../draft.ts';

/** The open ticket of a contact; undefined where there is none, or only a pause on the phone. */
export function findTicket({ contact }: Draft): Ticket | undefined {
  const { talk, ticket } = contact;
  return talk?.id === ticket ? talk : undefined;
}

/**
 * What is known of a ticket from its first moment; a human should answer within the time that the programme promises.
 */
export function beginTicket(draft: Draft, about: Pick<Ticket, 'id' | 'topic' | 'flow' | 'assignee'>): void {
  const { contact, world } = draft;
  const begun = { state: 'open', reason: '', answeredAt: null, by: null, version: 1 } as const;
  const due = world.now + world.manners.tickets.within;
  change(draft, {
    talk: { ...about, ...begun, openedAt: world.now },
    followUps: [
      ...contact.followUps.filter(({ kind }) => kind !== 'answer_due'),
      { kind: 'answer_due', id: nextId(draft), ticket: about.id, due },
    ],
  });
}

/** Changes the open ticket and writes its row; nothing where there is none. */
export function noteTicket(
  draft: Draft,
  changes: Partial<Ticket>,
  ending: {
    readonly state: TicketState;
    readonly reason: string;
    readonly told?: string | null;
  } | null = null,
): void {
  const before = findTicket(draft);
  if (!before) {
    return;
  }
  const ticket = { ...before, ...changes, version: before.version + 1 };
  const { state, reason } = ending ?? ticket;
  const told = ending?.told ?? null;
  change(draft, { talk: ticket });
  draft.effects.push({ kind: 'ticket_state', id: nextId(draft), ticket, state, reason, told });
}

/** By when a human answers, in a word for whoever reads it then: today, tomorrow, in so many days. */
export function answerDay({ contact, world }: Draft, read: Instant): string {
  const due = Math.max(world.now + world.manners.tickets.within, read);
  const days = daysUntil(due, read, contact.timezone);
  const key = days === 0 ? 'task_today' : days === 1 ? 'task_tomorrow' : 'task_in_days';
  return world.phrase(contact.language, key, { name: contact.name, days: String(days) });
}
