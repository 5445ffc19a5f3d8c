import { type Contact } from '../../domain/contact/contact.ts';
import { type FollowUp } from '../../domain/follow-up.ts';

type Talk = Pick<Contact, 'ticket' | 'talk' | 'followUps'>;

interface Two {
  readonly older: Contact;
  readonly younger: Contact;
}

/** Whether the conversation that a human has with whoever stayed is the one that the other brought along. */
function isTheirs(now: Contact, { older, younger }: Two): boolean {
  return now.ticket !== null && now.ticket === younger.ticket && now.ticket !== older.ticket;
}

function isOf(ticket: string | null): (each: FollowUp) => boolean {
  return (each) => (each.kind === 'handback' || each.kind === 'answer_due') && each.ticket === ticket;
}

/** Whoever stayed, without a conversation with a human that is the other's: the bot talks with them again. */
export function partTicket(now: Contact, two: Two): Partial<Talk> {
  const isMeant = isOf(now.ticket);
  return isTheirs(now, two)
    ? { ticket: null, talk: null, followUps: now.followUps.filter((each) => !isMeant(each)) }
    : {};
}

/** That conversation as the other's, just as it stands by now. */
export function ticketBack(younger: Contact, now: Contact, two: Two): Contact {
  return younger.ticket === null && isTheirs(now, two)
    ? {
        ...younger,
        ticket: now.ticket,
        talk: now.talk ?? null,
        followUps: [...younger.followUps, ...now.followUps.filter(isOf(now.ticket))],
      }
    : younger;
}
