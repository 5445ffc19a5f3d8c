import { type EventOf } from '../../domain/event.ts';
import { type Answerer, type TicketChange } from '../../domain/ticket.ts';
import { type Draft, nextId } from '../draft.ts';
import { handBack } from './hand-over.ts';
import { tellTakenOver, tellWhoWrites } from './tell-taken-over.ts';
import { findTicket, noteTicket } from './ticket.ts';

/** Somebody of the programme changes a ticket; one that is over is left alone, or ended where its row still is open. */
export function changeTicket(draft: Draft, { ticket, change: wanted }: EventOf<'ticket_change'>): void {
  if (draft.contact.ticket !== ticket) {
    endBygone(draft, ticket, wanted);
    return;
  }
  if (wanted.kind === 'topic') {
    noteTicket(draft, { topic: wanted.topic });
  } else if (wanted.kind === 'assign') {
    assign(draft, wanted.to);
  } else if (wanted.state === 'solved' || wanted.state === 'closed') {
    handBack(draft, { state: wanted.state, reason: wanted.reason });
  } else {
    noteTicket(draft, { state: wanted.state, reason: wanted.reason });
  }
}

/** The row of a ticket that the contact knows no more, as after a merge, may still be open and can be ended. */
function endBygone(draft: Draft, ticket: string, wanted: TicketChange): void {
  if (wanted.kind === 'state' && (wanted.state === 'solved' || wanted.state === 'closed')) {
    draft.effects.push({ kind: 'ticket_closed', id: nextId(draft), ticket });
  }
}

/** Both learn of it: whoever is to answer, and the person who waits. */
function assign(draft: Draft, to: Answerer | null): void {
  const before = findTicket(draft);
  if (!before) {
    return;
  }
  if (to === null || to.contact === before.assignee) {
    noteTicket(draft, { assignee: to?.contact ?? null });
    return;
  }
  noteTicket(draft, { assignee: to.contact }, { ...before, told: to.contact });
  if (before.state === 'open') {
    tellTakenOver(draft, to.name);
  }
}

/** They have written: where they were asked something back, it is for the human to answer again. */
export function hearInTicket(draft: Draft): void {
  if (findTicket(draft)?.state === 'waiting') {
    noteTicket(draft, { state: 'open', reason: 'answered' });
  }
  tellWhoWrites(draft);
}

/** Nobody has answered within the time that was promised. */
export function missAnswer(draft: Draft, id: string): void {
  const ticket = findTicket(draft);
  if (ticket?.id === id && ticket.answeredAt === null && ticket.state === 'open') {
    draft.effects.push({ kind: 'ticket_late', id: `${draft.event.id}.late`, ticket });
  }
}
