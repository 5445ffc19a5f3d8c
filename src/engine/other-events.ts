import { type Address } from '../domain/address.ts';
import { type Event } from '../domain/event.ts';
import { isPhonePause } from '../domain/phone-pause.ts';
import { change, type Draft, nextId, send } from './draft.ts';

/** How long a human may keep a conversation before the bot comes back by itself. */
const handoverLasts = 24 * 60 * 60 * 1000;

/** Words from somebody else in the programme go out as they are; after STOP only urgent ones. */
export function passNotice(draft: Draft, notice: Extract<Event, { readonly kind: 'notice' }>): void {
  if (draft.contact.consent.status === 'opted_out' && !notice.urgent) {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
    return;
  }
  send(draft, notice.text, { media: notice.media, urgent: notice.urgent });
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
  if (news) {
    draft.effects.push({
      kind: 'task',
      id: nextId(draft),
      for: 'companion',
      title: world.phrase(contact.language, 'task_unreachable', { name: contact.name }),
      why: '',
      due: world.now + 2 * handoverLasts,
      flow: null,
    });
  }
}
