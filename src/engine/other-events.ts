import { type Address } from '../domain/address.ts';
import { type Event } from '../domain/event.ts';
import { isPhonePause } from '../domain/phone-pause.ts';
import { change, type Draft, nextId, send } from './draft.ts';
import { sendPhrase } from './phrase.ts';

/** How long a human may keep a conversation before the bot comes back by itself. */
const handoverLasts = 24 * 60 * 60 * 1000;

/** Words from somebody else in the programme go out as they are; after STOP only urgent ones. */
export function passNotice(draft: Draft, notice: Extract<Event, { readonly kind: 'notice' }>): void {
  if (draft.contact.consent.status === 'opted_out' && !notice.urgent) {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
    return;
  }
  const { text, media, urgent, reaction } = notice;
  send(draft, text, { media, urgent, ...(reaction && { reaction }) });
}

/** Somebody in the programme takes the conversation over: a ticket with its topic, and the person is told. */
export function takeOver(draft: Draft, event: Extract<Event, { readonly kind: 'handover' }>): void {
  const ticket = event.ticket ?? event.id;
  handOver(draft, ticket);
  if (event.topic !== '' && !isPhonePause(ticket)) {
    draft.effects.push({ kind: 'handover', id: ticket, topic: event.topic, flow: null });
    sendPhrase(draft, 'handover', { urgent: true });
  }
}

/**
 * From now on a human talks and the bot is silent, until it is handed back or a day has passed; where the human talks
 * on the phone, until the pause is over that the programme set. Words on the phone do not end an open ticket.
 */
export function handOver(draft: Draft, asked: string): void {
  const { contact, world } = draft;
  const byPhone = isPhonePause(asked);
  const ticket = byPhone && contact.ticket !== null && !isPhonePause(contact.ticket) ? contact.ticket : asked;
  const before = contact.followUps.find((each) => each.kind === 'handback' && each.ticket === ticket);
  // What was written on the phone while we were away silences us for what is left of the pause.
  const due = byPhone ? draft.event.at + world.manners.phonePause : world.now + handoverLasts;
  if (due <= world.now) {
    return;
  }
  change(draft, {
    ticket,
    followUps: [
      ...contact.followUps.filter(({ kind }) => kind !== 'handback'),
      { kind: 'handback', id: nextId(draft), ticket, due: Math.max(due, before?.due ?? 0) },
    ],
  });
}

/** The bot speaks again; what was open goes on. */
export function handBack(draft: Draft): void {
  const { ticket } = draft.contact;
  if (ticket !== null) {
    draft.effects.push({ kind: 'ticket_closed', id: nextId(draft), ticket });
  }
  change(draft, {
    ticket: null,
    followUps: draft.contact.followUps.filter(({ kind }) => kind !== 'handback'),
  });
}

/** An address went dead (blocked, deactivated) or came back. A dead one is a task for the companion, once. */
export function changeReach(draft: Draft, address: Address, reachable: boolean): void {
  const { contact, world } = draft;
  const others = contact.unreachable.filter((each) => each !== address);
  const news = !reachable && !contact.unreachable.includes(address);
  change(draft, { unreachable: reachable ? others : [...others, address] });
  if (news && contact.role !== 'beneficiary') {
    const text = world.phrase(contact.language, 'volunteer_unreachable', { name: contact.name });
    draft.effects.push({ kind: 'notify', id: nextId(draft), to: 'coordinator', text, flow: '', step: '' });
  } else if (news) {
    draft.effects.push({
      kind: 'task',
      id: nextId(draft),
      for: 'companion',
      title: world.phrase(contact.language, 'task_unreachable', { name: contact.name }),
      why: '',
      due: world.now + 2 * handoverLasts,
      flow: null,
      sort: 'unreachable',
    });
  }
}
