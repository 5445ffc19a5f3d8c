import { type SendEntry } from '../../domain/contact/contact-record.ts';
import { quietUntil } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { tooLate } from '../../engine/start/waiting-starts.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { postpone, settleSend } from './settle-send.ts';
import { keepsHours } from './keeps-hours.ts';

/** The reason a coordinator reads while a human has the conversation. */
const heldByTicket = 'ticket';

/** How often it is then looked at again. */
const whileHumansTalk: Millis = 60 * 60 * 1000;

/**
 * Puts a message off that may not go now (quiet hours, a human has the conversation), or gives it up when it is too
 * late. False when it may go.
 */
export async function holdBack(path: Path, seat: Seat, entry: SendEntry, contact: Contact): Promise<boolean> {
  const now = path.clock.now();
  if (isTooLate(path, entry, now)) {
    await settleSend(path, seat, entry, { state: 'expired', reason: 'too_late', address: null });
    return true;
  }
  if (comesIntoTicket(entry, contact)) {
    await postpone(path, seat, entry, { until: now + whileHumansTalk, held: heldByTicket });
    return true;
  }
  const quiet = keepsHours(entry.send) ? quietUntil(now, contact.timezone, path.script.manners) : null;
  if (quiet !== null) {
    await postpone(path, seat, entry, { until: quiet, held: 'quiet_hours' });
    return true;
  }
  return false;
}

function isTooLate(path: Path, { send, held, notBefore, queuedAt }: SendEntry, now: Instant): boolean {
  // Quiet hours only move a reminder; whatever else held it back made it late.
  const due = held === 'quiet_hours' ? notBefore : queuedAt;
  const isLate = send.reminder && now - due > path.settings.reminderTooLate;
  return isLate || (held === heldByTicket && now - queuedAt > tooLate);
}

/**
 * What a flow or an announcement still had to say when a human took the conversation over waits for its end. So does
 * what a merge brought into the conversation: of the programme's own accord nothing is begun in one.
 */
function comesIntoTicket({ send, queuedAt }: SendEntry, { ticket, talk }: Contact): boolean {
  const isOurs = keepsHours(send) && (send.flow !== null || send.cause !== undefined);
  const isTalk = ticket !== null && talk?.id === ticket;
  return (
    isOurs && isTalk && (talk.openedAt > queuedAt || (send.cause !== undefined && talk.openedAt < queuedAt))
  );
}
