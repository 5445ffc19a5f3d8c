import { type Instant } from '../../domain/clock.ts';
import { type Contact } from '../../domain/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { type StartManner } from '../../domain/start-manner.ts';
import { usuallyDone } from '../timed-trigger.ts';
import { type Campaign, type Campaigns, isMeantFor } from './campaigns.ts';
import { causeBefore } from './cause-before.ts';
import { occurrenceOnDate } from './occurrence.ts';

/** A start that waits, and what brings it. */
interface Waiting {
  readonly flow: string;
  readonly since: Instant;
  readonly manner?: StartManner;
}

/**
 * Why what was put off, or stood in line, is no longer to come: its date was moved, the person left the audience, or
 * did it meanwhile; null where it still is, and for all that no rhythm and no date brings.
 */
export function findLapse(
  { since, manner }: Waiting,
  contact: Contact,
  { campaigns, now }: { readonly campaigns: Campaigns; readonly now: Instant },
): HeldReason | null {
  const cause = manner?.cause?.name ?? '';
  const campaign = campaigns.all.find((each) => cause.startsWith(causeBefore(each)));
  if (!campaign) {
    return null;
  }
  const { trigger } = campaign;
  const name = cause.slice(causeBefore(campaign).length);
  if (trigger.kind === 'after' && occurrenceOnDate(trigger, contact, campaigns.local)?.name !== name) {
    return 'moved';
  }
  if (!isMeantFor(campaign, contact, now)) {
    return 'left';
  }
  return isDone(campaign, contact, { since, name }) ? 'done' : null;
}

/**
 * Whether somebody completed the flow so shortly before it should have come, or since then, that they have done it. What
 * was brought for another value of the date, such as the day of before, is not this one, unless the trigger says how
 * long it counts.
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
