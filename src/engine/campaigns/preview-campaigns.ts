import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { type Campaign, isMeantFor, isPlannedFor } from './campaigns.ts';
import { foresee } from './foresee.ts';
import { type Foresight, type Verdict } from './look-ahead.ts';
import { type ComingAgain, type ComingsOf, createComings } from './comings-of-rhythms.ts';
import { type Occurrence } from './occurrence.ts';
import { type Coming, onTheWay } from './on-the-way.ts';
import { nextOf } from './plan-campaigns.ts';

/** What is to come to a contact, and what will be in its way as far as that can be known today. */
export interface Expected extends Occurrence, Verdict {
  readonly campaign: string;
}

/** What is to come to a contact, the soonest first, as far as it was looked at. */
export interface Preview {
  readonly expected: readonly Expected[];
  /** By campaign: behind which moment it comes again and was not looked at, where it comes all too often. */
  readonly cut: ReadonlyMap<string, Instant>;
}

/** What many contacts are looked at with. */
export interface Outlook {
  readonly world: Foresight;
  readonly until: Instant;
  readonly comingsOf: ComingsOf;
}

/** What the flows that come by themselves will bring until a moment; for one contact or, at less cost, for many. */
export function createOutlook(world: Foresight, until: Instant): Outlook {
  return { world, until, comingsOf: createComings(world.campaigns.local) };
}

/** Whether a flow can come to a contact: its time will come for them, or it stands in line already. */
export function mayComeTo(contact: Contact, campaign: Campaign, outlook: Outlook): boolean {
  return (
    (isPlannedFor(campaign, contact, outlook.world.now) &&
      occurrencesOf(campaign, contact, outlook).some(({ due }) => due <= outlook.until)) ||
    contact.followUps.some(({ kind }) => kind === 'start') ||
    (contact.waitingStarts ?? []).length > 0
  );
}

/**
 * What all flows that come by themselves will bring to a contact, in its order: the same plan, consent, hours and cap
 * that it will meet, if the person answers each time and nothing else happens.
 */
export function previewCampaigns(contact: Contact, outlook: Outlook): Preview {
  const { world, until } = outlook;
  const cut = new Map<string, Instant>();
  const planned = world.campaigns.all
    .filter((campaign) => isPlannedFor(campaign, contact, world.now))
    .flatMap((campaign) => {
      const all = occurrencesOf(campaign, contact, outlook);
      const last = all[most - 1];
      if (last && (all[most]?.due ?? Infinity) <= until) {
        cut.set(campaign.key, last.due);
      }
      const listed = placeOf(campaign, contact);
      return all.slice(0, most).map((each) => comingOf(campaign, each, { now: world.now, listed }));
    })
    .sort((one, other) => one.due - other.due);
  const coming = [...onTheWay(contact, world), ...planned];
  const verdicts = foresee(coming, contact, world);
  const expected = coming.flatMap(({ campaign, name, due }, place) =>
    campaign && due <= until
      ? [{ ...{ campaign: campaign.key, name, due }, ...(verdicts[place] ?? { reason: null, until: null }) }]
      : [],
  );
  return { expected, cut };
}

function placeOf({ key }: Campaign, { followUps }: Contact): number {
  const place = followUps.findIndex((each) => each.kind === 'campaign' && each.campaign === key);
  return place < 0 ? followUps.length : place;
}

function comingOf(
  campaign: Campaign,
  { name, due, nowhere, again }: ComingAgain,
  { now, listed }: { readonly now: Instant; readonly listed: number },
): Coming {
  const { flow, trigger } = campaign;
  const { mode, priority, purpose } = trigger;
  return {
    campaign,
    flow,
    name,
    due,
    since: Math.max(due, now),
    held: null,
    reason: null,
    listed,
    again,
    inLine: false,
    lapse: nowhere ? 'no_day' : null,
    mode,
    priority,
    purpose,
  };
}

/** Nobody looks at more of one flow in a month. */
const most = 100;

/** One more than is looked at, so that it is known whether there are more. */
function occurrencesOf(campaign: Campaign, contact: Contact, outlook: Outlook): readonly ComingAgain[] {
  const { world, until, comingsOf } = outlook;
  const before = contact.followUps
    .filter((each) => each.kind === 'campaign')
    .find((each) => each.campaign === campaign.key);
  const { timezone } = contact;
  const { trigger } = campaign;
  const first = nextOf(campaign, contact, { ...world, before });
  const last = until + tooLate;
  if (!first || first.due > last) {
    return [];
  }
  const all =
    trigger.kind === 'every'
      ? comingsOf(trigger, { first, timezone, until: last })
      : [{ ...first, again: false }];
  const found: ComingAgain[] = [];
  for (const each of all) {
    if (found.length > most) {
      break;
    }
    if (isMeantFor(campaign, contact, each.due)) {
      found.push(each);
    }
  }
  return found;
}
