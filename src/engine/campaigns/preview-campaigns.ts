import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { wallOfText } from '../../domain/time/wall-clock.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { type Campaign, isMeantFor, isPlannedFor } from './campaigns.ts';
import { foresee } from './foresee.ts';
import { type Foresight, type Verdict } from './look-ahead.ts';
import { type Occurrence, occurrenceAfter } from './occurrence.ts';
import { type Coming, onTheWay } from './on-the-way.ts';
import { nextOf } from './plan-campaigns.ts';

/** What is to come to a contact, and what will be in its way as far as that can be known today. */
export interface Expected extends Occurrence, Verdict {
  readonly campaign: string;
}

/** Whether a flow can come to a contact until a moment: its time will come for them, or it stands in line already. */
export function mayComeTo(
  contact: Contact,
  campaign: Campaign,
  about: { readonly world: Foresight; readonly until: Instant },
): boolean {
  return (
    (isPlannedFor(campaign, contact, about.world.now) &&
      occurrencesOf(campaign, contact, about).length > 0) ||
    contact.followUps.some(({ kind }) => kind === 'start') ||
    (contact.waitingStarts ?? []).length > 0
  );
}

/**
 * What all flows that come by themselves will bring to a contact until a moment, in its order: the same plan, consent,
 * hours and cap that it will meet, if the person answers each time and nothing else happens.
 */
export function previewCampaigns(contact: Contact, world: Foresight, until: Instant): readonly Expected[] {
  const planned = world.campaigns.all
    .filter((campaign) => isPlannedFor(campaign, contact, world.now))
    .flatMap((campaign) =>
      occurrencesOf(campaign, contact, { world, until: until + tooLate }).map((each) =>
        comingOf(campaign, each, { ...world, listed: placeOf(campaign, contact) }),
      ),
    )
    .sort((one, other) => one.due - other.due);
  const coming = [...onTheWay(contact, world), ...planned];
  const verdicts = foresee(coming, contact, world);
  return coming.flatMap(({ campaign, name, due }, place) =>
    campaign && due <= until
      ? [{ ...{ campaign: campaign.key, name, due }, ...(verdicts[place] ?? { reason: null, until: null }) }]
      : [],
  );
}

function placeOf({ key }: Campaign, { followUps }: Contact): number {
  const place = followUps.findIndex((each) => each.kind === 'campaign' && each.campaign === key);
  return place < 0 ? followUps.length : place;
}

function comingOf(
  campaign: Campaign,
  { name, due, nowhere }: Occurrence,
  { now, listed }: Foresight & { readonly listed: number },
): Coming {
  const { flow, trigger } = campaign;
  const { mode, priority, purpose } = trigger;
  const fresh = { since: Math.max(due, now), held: null, reason: null, listed, inLine: false } as const;
  const lapse = nowhere ? 'no_day' : null;
  return { campaign, flow, name, due, mode, priority, purpose, ...fresh, lapse };
}

/** Nobody looks at more of one flow in a month. */
const most = 100;

function occurrencesOf(
  campaign: Campaign,
  contact: Contact,
  { world, until }: { readonly world: Foresight; readonly until: Instant },
): readonly Occurrence[] {
  const before = contact.followUps
    .filter((each) => each.kind === 'campaign')
    .find((each) => each.campaign === campaign.key);
  const { timezone } = contact;
  const { trigger } = campaign;
  const found: Occurrence[] = [];
  let next = nextOf(campaign, contact, { ...world, before });
  while (next && next.due <= until && found.length < most) {
    if (isMeantFor(campaign, contact, next.due)) {
      found.push(next);
    }
    const after = { wall: wallOfText(next.name), timezone, local: world.campaigns.local };
    next = trigger.kind === 'every' ? occurrenceAfter(trigger, after) : null;
  }
  return found;
}
