import { type Instant } from '../../domain/clock.ts';
import { type Contact } from '../../domain/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { type StartManner } from '../../domain/start-manner.ts';
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
  return isDone(campaign, contact, since) ? 'done' : null;
}

/** Whether somebody completed the flow so shortly before it should have come, or since then, that they have done it. */
export function isDone({ trigger, flow }: Campaign, { plan }: Contact, since: Instant): boolean {
  const done = plan?.done[flow];
  return trigger.unlessDone !== null && done !== undefined && since - done <= trigger.unlessDone;
}
