import { quietUntil } from '../../domain/time/calendar.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { lacksConsent } from '../consent/lacks-consent.ts';
import { isFor } from '../program.ts';
import { type World } from '../world.ts';
import { allowedAt } from './cap.ts';

/** A human who talks is asked again so often. */
const whileHumansTalk: Millis = 60 * 60 * 1000;

type Manners = Pick<World, 'now' | 'manners'>;

/** Why somebody may not be written to first for a purpose; null when they may. `asked`: they asked for it themselves. */
export function findRefusal(
  contact: Contact,
  world: Manners,
  asked = false,
  purpose = usualPurpose,
): HeldReason | null {
  if (contact.consent.status === 'opted_out') {
    return 'stopped';
  }
  return asked || !world.manners.consent ? null : lacksConsent(contact, purpose, world);
}

/** Whether a flow is for people like this one; a text, and a flow that is not there, is for everybody. */
export function isForThem(
  flow: string | null,
  contact: Contact,
  { program }: Pick<World, 'program'>,
): boolean {
  const found = flow === null ? undefined : program(flow, null);
  return found === undefined || isFor(found, contact);
}

/** Why an unasked conversation may not begin now, and when it may; null when it may: a human talks, hours, the cap. */
export function findDelay(
  contact: Contact,
  { now, manners }: Manners,
): { readonly reason: HeldReason; readonly until: Instant } | null {
  if (contact.ticket) {
    return { reason: 'ticket', until: now + whileHumansTalk };
  }
  const quiet = quietUntil(now, contact.timezone, manners);
  if (quiet !== null) {
    return { reason: 'quiet_hours', until: quiet };
  }
  const allowed = allowedAt(contact, now, manners);
  return allowed.at > now ? { reason: allowed.reason, until: allowed.at } : null;
}
