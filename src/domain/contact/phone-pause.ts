import { type Instant } from '../time/clock.ts';
import { type Contact } from './contact.ts';

const mark = 'phone:';

/** The ticket that a contact bears while somebody of the programme talks to them by hand, on the channel's phone. */
export function phonePause(cause: string): string {
  return `${mark}${cause}`;
}

/** Whether a ticket is such a pause. */
export function isPhonePause(ticket: string | null): boolean {
  return ticket?.startsWith(mark) ?? false;
}

/** Until when a human on the phone has the conversation; null while nobody has. */
export function pausedUntil({ ticket, followUps }: Pick<Contact, 'ticket' | 'followUps'>): Instant | null {
  const end = isPhonePause(ticket) ? followUps.find(({ kind }) => kind === 'handback') : undefined;
  return end?.due ?? null;
}
