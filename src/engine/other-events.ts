import { type Address } from '../domain/contact/address.ts';
import { type Millis } from '../domain/time/clock.ts';
import { type Event } from '../domain/event.ts';
import { change, type Draft, nextId, send } from './draft.ts';
import { notifyPhrase } from './notify-phrase.ts';
import { titled } from './tasks/titled.ts';
import { sayInTicket } from './tickets/hand-over.ts';

const day: Millis = 24 * 60 * 60 * 1000;

/** Words from somebody else in the programme go out as they are; after STOP only urgent ones. */
export function passNotice(draft: Draft, notice: Extract<Event, { readonly kind: 'notice' }>): void {
  if (draft.contact.consent.status === 'opted_out' && !notice.urgent) {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
    return;
  }
  const { media, urgent, reaction, from } = notice;
  const text = notice.ticket ? sayInTicket(draft, notice.ticket, notice) : notice.text;
  const about = from === null ? {} : { about: from };
  send(draft, text, { media, urgent, ...about, ...(reaction && { reaction }) });
}

/** An address went dead (blocked, deactivated) or came back. A dead one is a task for the companion, once. */
export function changeReach(draft: Draft, address: Address, reachable: boolean): void {
  const { contact, world } = draft;
  const others = contact.unreachable.filter((each) => each !== address);
  const news = !reachable && !contact.unreachable.includes(address);
  change(draft, { unreachable: reachable ? others : [...others, address] });
  if (news && contact.role !== 'beneficiary') {
    notifyPhrase(draft, 'coordinator', 'volunteer_unreachable', { name: contact.name });
  } else if (news) {
    draft.effects.push({
      kind: 'task',
      id: nextId(draft),
      for: 'companion',
      ...titled('task_unreachable', {}, draft),
      why: '',
      due: world.now + 2 * day,
      flow: null,
      sort: 'unreachable',
    });
  }
}
