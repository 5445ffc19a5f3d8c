import { causeOf } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type WaitingStart } from '../../domain/contact/waiting-start.ts';
import { type FollowUpOf } from '../../domain/follow-up.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { byHand, type StartManner, usualPurpose } from '../../domain/start-manner.ts';
import { type StartedBy } from '../../domain/started-by.ts';
import { type World } from '../world.ts';
import { findDelay } from '../start/find-delay.ts';
import { type Campaign, findBringing } from './campaigns.ts';
import { findLapse } from './lapse.ts';

/** A start that is still to come, for the first time or after it was put off. */
export interface Coming extends Pick<StartManner, 'mode' | 'priority' | 'purpose'> {
  /** Null: staff or an event begin it, and it only takes the room of others. */
  readonly campaign: Campaign | null;
  readonly flow: string;
  /** Of the occurrence. */
  readonly name: string;
  /** When it is looked at next, and when it should have begun. */
  readonly due: Instant;
  readonly since: Instant;
  /** When and why it was last put off. */
  readonly held: Instant | null;
  readonly reason: HeldReason | null;
  /** Where it stands in the contact's list: of what is due at one moment the first is looked at first. */
  readonly listed: number;
  /** Whether its rhythm brings it again. */
  readonly again: boolean;
  /** Whether it stands in line behind a conversation. */
  readonly inLine: boolean;
  /** Why it does not come any more, where that is known by now. */
  readonly lapse: HeldReason | null;
}

type Present = Pick<World, 'now' | 'campaigns' | 'manners'>;

/** How long the open conversation lasts if nothing is answered in it, as far as its plan tells; 0: none is open. */
export function openUntil({ session, followUps }: Contact): Instant {
  const ends = followUps.filter(({ kind }) => ['timeout', 'expire', 'wait'].includes(kind));
  return session === null ? 0 : Math.min(...ends.map(({ due }) => due), Infinity);
}

/** What was put off, or stands in line behind the open conversation: it comes first, and takes room of the cap. */
export function onTheWay(contact: Contact, world: Present): readonly Coming[] {
  const reason = findDelay(contact, world)?.reason ?? null;
  const planned = contact.followUps.flatMap((each, listed) =>
    each.kind === 'start'
      ? [startOf({ ...each, reason, listed, inLine: false }, contact, world)]
      : each.kind === 'announce'
        ? [announcementOf(each, listed, world)]
        : [],
  );
  const end = Math.max(openUntil(contact), world.now);
  const inLine = (contact.waitingStarts ?? []).map(({ at: since, ...each }, place) => {
    const listed = contact.followUps.length + place;
    const about = { ...each, since, listed, due: end, reason: 'conversation', inLine: true } as const;
    return startOf(about, contact, world);
  });
  return [...planned, ...inLine];
}

interface Waiting extends Pick<WaitingStart, 'flow'> {
  readonly by: StartedBy;
  readonly manner?: StartManner;
  readonly since: Instant;
  readonly due: Instant;
  readonly reason: HeldReason | null;
  readonly listed: number;
  readonly inLine: boolean;
}

function startOf(waiting: Waiting, contact: Contact, world: Present): Coming {
  const { flow, due, since, reason, listed, inLine, manner = byHand } = waiting;
  const { mode, priority, purpose } = manner;
  const cause = manner.cause?.name ?? '';
  const { campaign, name } = findBringing(world.campaigns, cause) ?? { campaign: null, name: cause };
  const lapse = findLapse(waiting, contact, world);
  const about = {
    campaign,
    flow,
    name,
    due,
    since,
    reason,
    lapse,
    held: since,
    listed,
    again: false,
    inLine,
  };
  return { mode, priority, purpose, ...about };
}

/** However late, an announcement is never dropped as stale. */
function announcementOf(
  { announcement, due }: FollowUpOf<'announce'>,
  listed: number,
  { now }: Present,
): Coming {
  const { name } = causeOf(announcement);
  const manner = { mode: announcement.talking, priority: 'normal', purpose: usualPurpose } as const;
  const about = { campaign: null, flow: name, name, due, since: Infinity, reason: null, lapse: null };
  return { ...manner, ...about, held: now, listed, again: false, inLine: false };
}
