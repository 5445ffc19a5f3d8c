import { type EventOf } from '../../domain/event.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { isPhonePause } from '../../domain/contact/phone-pause.ts';
import { type TicketState } from '../../domain/ticket.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { leaveMove } from '../moves/leave-move.ts';
import { takeNewsBack, tellTakenOver } from './tell-taken-over.ts';
import { beginTicket, findTicket, noteTicket } from './ticket.ts';

/**
 * Somebody in the programme takes the conversation over: a ticket with its topic; the person is told who answers and
 * when.
 */
export function takeOver(draft: Draft, event: EventOf<'handover'>): void {
  const ticket = event.ticket ?? event.id;
  const { topic, assignee: to = null } = event;
  handOver(draft, ticket);
  if (topic === '' || isPhonePause(ticket)) {
    return;
  }
  const assignee = to?.contact ?? null;
  beginTicket(draft, { id: ticket, topic, flow: null, assignee });
  draft.effects.push({ kind: 'handover', id: ticket, topic, flow: null, assignee });
  tellTakenOver(draft, to?.name ?? null);
}

/**
 * From now on a human talks and the bot is silent, until it is handed back or the time is over that the programme
 * set. Words on the phone do not end an open ticket.
 */
export function handOver(draft: Draft, asked: string): void {
  const { contact, world } = draft;
  const byPhone = isPhonePause(asked);
  const ticket = byPhone && contact.ticket !== null && !isPhonePause(contact.ticket) ? contact.ticket : asked;
  const before = contact.followUps.find(({ kind }) => kind === 'handback');
  // What was written on the phone while we were away silences us for what is left of the pause.
  const { phonePause, tickets } = world.manners;
  const due = byPhone ? draft.event.at + phonePause : world.now + tickets.lasts;
  if (due <= world.now) {
    return;
  }
  endReplaced(draft, ticket);
  change(draft, {
    ticket,
    followUps: [
      ...contact.followUps.filter((each) => each.kind !== 'handback' && !isOfAnother(each, ticket)),
      { kind: 'handback', id: nextId(draft), ticket, due: Math.max(due, before?.due ?? 0) },
    ],
  });
}

/** There is one conversation: a ticket that another one takes the place of would stay open for good. */
function endReplaced(draft: Draft, next: string): void {
  if (draft.contact.ticket !== next) {
    takeNewsBack(draft, 'replaced');
    noteTicket(draft, {}, { state: 'closed', reason: 'replaced' });
  }
}

/** Nobody waits any more for the answer to a ticket that another one has taken the place of. */
function isOfAnother(followUp: FollowUp, ticket: string): boolean {
  return followUp.kind === 'answer_due' && followUp.ticket !== ticket;
}

/** The bot speaks again; what was open goes on. */
export function handBack(
  draft: Draft,
  ending: { readonly state: TicketState; readonly reason: string },
): void {
  const { ticket } = draft.contact;
  if (findTicket(draft)) {
    takeNewsBack(draft, 'handed_back');
    noteTicket(draft, {}, ending);
  } else if (ticket !== null) {
    draft.effects.push({ kind: 'ticket_closed', id: nextId(draft), ticket });
  }
  change(draft, {
    ticket: null,
    ...(draft.contact.talk ? { talk: null } : {}),
    followUps: draft.contact.followUps.filter(({ kind }) => kind !== 'handback' && kind !== 'answer_due'),
  });
  leaveMove(draft);
}

/**
 * A human answers: the bot stays silent as long again, and words of somebody new say who writes. Answers with the
 * text to be sent.
 */
export function sayInTicket(
  draft: Draft,
  { id, by }: NonNullable<EventOf<'notice'>['ticket']>,
  { text, reaction }: Pick<EventOf<'notice'>, 'text' | 'reaction'>,
): string {
  const { contact, world } = draft;
  const ticket = findTicket(draft);
  if (ticket?.id !== id) {
    return text;
  }
  handOver(draft, id);
  if (reaction === undefined) {
    takeNewsBack(draft, 'answered');
  }
  const isNew = by !== null && by !== ticket.by && reaction === undefined;
  noteTicket(draft, { answeredAt: ticket.answeredAt ?? world.now, by: isNew ? by : ticket.by });
  return isNew
    ? world.phrase(contact.language, 'words_of_staff', { name: contact.name, who: by, text }).trim()
    : text;
}
