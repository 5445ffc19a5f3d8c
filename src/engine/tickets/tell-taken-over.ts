import { quietUntil } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { isSilenced } from '../consent/after-stop.ts';
import { change, type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { answerDay, findTicket } from './ticket.ts';

/**
 * Tells the person that a human answers, who (null: nobody in particular) and by when. Staff began it, so it keeps
 * quiet hours; what was told before and is still on its way is taken back.
 */
export function tellTakenOver(draft: Draft, who: string | null): void {
  const ticket = findTicket(draft);
  if (!ticket || isSilenced(draft.contact)) {
    return;
  }
  takeNewsBack(draft, 'told_anew');
  const read = readAt(draft);
  const urgent = read === draft.world.now;
  const when = answerDay(draft, read);
  const message =
    who === null
      ? sendPhrase(draft, 'handover', { urgent }, { when })
      : sendPhrase(draft, 'handover_to', { urgent }, { who, when });
  change(draft, { talk: { ...ticket, told: { message, who } } });
}

/** When they read it: whoever wrote now, others behind quiet hours. */
function readAt({ contact, world, solicited }: Draft): Instant {
  return (solicited ? null : quietUntil(world.now, contact.timezone, world.manners)) ?? world.now;
}

/** Whoever writes while that still waits for the morning has asked, and learns it now. */
export function tellWhoWrites(draft: Draft): void {
  const told = findTicket(draft)?.told;
  if (told && draft.world.unseen(told.message)) {
    tellTakenOver(draft, told.who);
  }
}

/** Takes back what is not out yet: a human has answered meanwhile, or none will. */
export function takeNewsBack(draft: Draft, reason: string): void {
  const told = findTicket(draft)?.told;
  if (told) {
    draft.effects.push({ kind: 'cancel', question: null, reason, message: told.message });
  }
}
