import { type Contact } from '../../domain/contact/contact.ts';
import { type FollowUpOf } from '../../domain/follow-up.ts';
import { noPlan } from '../../domain/plan.ts';
import { wallOf, wallOfText } from '../../domain/time/wall-clock.ts';
import { type EveryTrigger } from '../timed-trigger.ts';
import { type World } from '../world.ts';
import { type Campaign, isPlannedFor } from './campaigns.ts';
import { type Occurrence, occurrenceAfter, occurrenceNamed, occurrenceOnDate } from './occurrence.ts';

type Planned = FollowUpOf<'campaign'>;

/** What a plan is made from beside the contact. */
export type Planning = Pick<World, 'now' | 'campaigns'>;

/**
 * A contact with the next occurrence of each flow that comes to it by a rhythm or a date, one for each trigger. It
 * follows from the contact and from what was dealt with before, so it may be made again at any time: it moves when
 * the date or the zone changes, and goes when the contact leaves the audience. What was due before stays due. What
 * lay in the past when it was first planned never comes.
 */
export function planCampaigns(contact: Contact, planning: Planning): Contact {
  const { campaigns, now } = planning;
  const planned = contact.followUps.filter((each) => each.kind === 'campaign');
  if (campaigns.all.length === 0 && planned.length === 0) {
    return contact;
  }
  const next = campaigns.all
    .filter((campaign) => isPlannedFor(campaign, contact, now))
    .flatMap((campaign) => planOne(campaign, contact, { ...planning, planned }) ?? []);
  const moved = next.length !== planned.length || next.some((each) => !planned.includes(each));
  const { plan } = contact;
  if (!moved && plan?.version === campaigns.version) {
    return contact;
  }
  return {
    ...contact,
    ...(moved
      ? { followUps: [...contact.followUps.filter(({ kind }) => kind !== 'campaign'), ...next] }
      : {}),
    plan: { ...(plan ?? noPlan), version: campaigns.version },
  };
}

function planOne(
  campaign: Campaign,
  contact: Contact,
  about: Planning & { readonly planned: readonly Planned[] },
): Planned | null {
  const { key } = campaign;
  const before = about.planned.find((each) => each.campaign === key);
  const next = nextOf(campaign, contact, { ...about, before });
  if (!next) {
    return null;
  }
  if (before?.occurrence === next.name) {
    return before.due === next.due ? before : { ...before, due: next.due };
  }
  return plannedAt(contact, campaign, next);
}

/** An occurrence as what is still to come to a contact; named after both, so that it comes once. */
export function plannedAt({ id }: Contact, { key }: Campaign, { name, due }: Occurrence): Planned {
  return { kind: 'campaign', id: `${id}.${key}.${name}`, due, campaign: key, occurrence: name };
}

type Before = Planning & { readonly before?: Planned | undefined };

/** The next occurrence of a campaign for a contact; null where there is none. */
export function nextOf(campaign: Campaign, contact: Contact, about: Before): Occurrence | null {
  return campaign.trigger.kind === 'every'
    ? nextByRhythm(campaign, contact, about)
    : nextByDate(campaign, contact, about);
}

function nextByRhythm(campaign: Campaign, contact: Contact, about: Before): Occurrence | null {
  const { key, trigger } = campaign;
  const { timezone, plan } = contact;
  const { now, campaigns, before } = about;
  if (trigger.kind !== 'every') {
    return null;
  }
  const ran = plan?.ran[key] ?? '';
  if (before && before.occurrence > ran && stays(before, trigger, { ...about, contact })) {
    return occurrenceNamed(before.occurrence, timezone);
  }
  const wall = Math.max(ran === '' ? 0 : wallOfText(ran), wallOf(now, timezone) - 1);
  return occurrenceAfter(trigger, { wall, timezone, local: campaigns.local });
}

/** Whether what was planned is still to come: as long as nothing changed, once it is due, and where it still fits. */
function stays(
  { due, occurrence }: Planned,
  trigger: EveryTrigger,
  { now, campaigns, contact }: Planning & { readonly contact: Contact },
): boolean {
  if (contact.plan?.version === campaigns.version || due <= now) {
    return true;
  }
  const about = { wall: wallOfText(occurrence) - 1, timezone: contact.timezone, local: campaigns.local };
  return occurrenceAfter(trigger, about)?.name === occurrence;
}

function nextByDate(
  { key, trigger }: Campaign,
  contact: Contact,
  { now, campaigns, before }: Before,
): Occurrence | null {
  const next = trigger.kind === 'after' ? occurrenceOnDate(trigger, contact, campaigns.local) : null;
  if (!next || contact.plan?.ran[key] === next.name) {
    return null;
  }
  return next.due >= now || before?.occurrence === next.name ? next : null;
}
