import { type Instant } from '../../domain/time/clock.ts';
import { consentTo } from '../../domain/consent-to.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { byHand, type StartManner } from '../../domain/start-manner.ts';
import { type StartedBy } from '../../domain/started-by.ts';
import { lacksConsent } from '../consent/lacks-consent.ts';
import { usuallyDone } from '../timed-trigger.ts';
import { type World } from '../world.ts';
import { type Campaign, findBringing, isMeantFor } from './campaigns.ts';
import { occurrenceOnDate } from './occurrence.ts';

/** A start that waits, and what brings it. */
interface Waiting {
  readonly flow: string;
  readonly by: StartedBy;
  readonly since: Instant;
  readonly manner?: StartManner;
}

/**
 * Why what was put off, or stood in line, is no longer to come: its date was moved, the person left the audience, or
 * did it meanwhile, such as agree; null where it still is. All but the last is of what a rhythm or a date brings.
 */
export function findLapse(
  waiting: Waiting,
  contact: Contact,
  world: Pick<World, 'campaigns' | 'manners' | 'now'>,
): HeldReason | null {
  return isAgreed(waiting, contact, world) ? 'done' : findOutdated(waiting, contact, world);
}

function findOutdated(
  { since, manner }: Waiting,
  contact: Contact,
  { campaigns, now }: Pick<World, 'campaigns' | 'now'>,
): HeldReason | null {
  const bringing = findBringing(campaigns, manner?.cause?.name ?? '');
  if (!bringing) {
    return null;
  }
  const { campaign, name } = bringing;
  const { trigger } = campaign;
  if (trigger.kind === 'after' && occurrenceOnDate(trigger, contact, campaigns.local)?.name !== name) {
    return 'moved';
  }
  if (!isMeantFor(campaign, contact, now)) {
    return 'left';
  }
  return isDone(campaign, contact, { since, name }) ? 'done' : null;
}

/** Nobody is asked again what they have agreed to since, be it in another conversation or on paper. */
function isAgreed(
  { flow, by, since, manner = byHand }: Waiting,
  contact: Contact,
  world: Pick<World, 'manners' | 'now'>,
): boolean {
  const { purpose } = manner;
  if (world.manners.purposes[purpose]?.ask !== flow || lacksConsent(contact, purpose, world) !== null) {
    return false;
  }
  // Staff who ask by hand mean it, unless the answer came while it waited.
  return by === 'event' || (consentTo(contact, purpose)?.at ?? 0) >= since;
}

/**
 * Whether somebody completed the flow so shortly before it should have come, or since then, that they have done it.
 * What was brought for another value of the date, such as the day of before, is not this one, unless the trigger says
 * how long it counts.
 */
export function isDone(
  { trigger, flow }: Campaign,
  { plan }: Contact,
  { since, name }: { readonly since: Instant; readonly name: string },
): boolean {
  const done = plan?.done[flow];
  if (trigger.unlessDone === null || done === undefined) {
    return false;
  }
  const names = plan?.broughtFor?.[flow];
  const isUsual = trigger.kind === 'after' && trigger.unlessDone === usuallyDone(trigger.offset);
  return since - done <= trigger.unlessDone && !(isUsual && names && !names.includes(name));
}
