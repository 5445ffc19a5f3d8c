import { type EventOf } from '../domain/event.ts';
import { type Draft, nextId, send } from './draft.ts';
import { sayInTicket } from './tickets/hand-over.ts';

/** Words from somebody else in the programme go out as they are; after STOP only urgent ones. */
export function passNotice(draft: Draft, notice: EventOf<'notice'>): void {
  if (draft.contact.consent.status === 'opted_out' && !notice.urgent) {
    draft.effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
    return;
  }
  const { media, urgent, reaction, from } = notice;
  const text = notice.ticket ? sayInTicket(draft, notice.ticket, notice) : notice.text;
  const about = from === null ? {} : { about: from };
  send(draft, text, { media, urgent, ...about, ...(reaction && { reaction }) });
}
