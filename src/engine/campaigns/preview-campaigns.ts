import { type Instant } from '../../domain/clock.ts';
import { type Contact } from '../../domain/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { findDelay, findRefusal } from '../start/hold-back.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { wallOfText } from '../../domain/wall-clock.ts';
import { type World } from '../world.ts';
import { type Campaign, isMeantFor, isPlannedFor } from './campaigns.ts';
import { type Occurrence, occurrenceAfter } from './occurrence.ts';
import { nextOf } from './plan-campaigns.ts';

/** What is to come to a contact, and what will be in its way as far as that can be known today. */
export interface Expected extends Occurrence {
  readonly campaign: string;
  /** Null: nothing is in its way. */
  readonly reason: HeldReason | null;
  /** Of what is put off: until when; null where it will not come at all. */
  readonly until: Instant | null;
}

type Foresight = Pick<World, 'now' | 'campaigns' | 'manners'>;

/**
 * What all flows that come by themselves will bring to a contact until a moment, in its order: the same plan, consent,
 * hours and cap that it will meet, if the person answers each time and nothing else happens.
 */
export function previewCampaigns(contact: Contact, world: Foresight, until: Instant): readonly Expected[] {
  const coming = world.campaigns.all
    .filter((campaign) => isPlannedFor(campaign, contact, world.now))
    .flatMap((campaign) =>
      occurrencesOf(campaign, contact, { world, until }).map((each) => ({ ...each, campaign })),
    )
    .sort((one, other) => one.due - other.due);
  let { unasked } = contact;
  return coming.map(({ campaign, name, due }) => {
    const ahead = { ...contact, unasked, unanswered: 0, ticket: null };
    const verdict = foresee(campaign, ahead, { ...world, now: Math.max(due, world.now) });
    const at = verdict.reason === null ? due : verdict.until;
    unasked = at === null ? unasked : [...unasked, at].sort((one, other) => one - other);
    return { campaign: campaign.key, name, due, ...verdict };
  });
}

function foresee(
  campaign: Campaign,
  contact: Contact,
  world: Foresight,
): { readonly reason: HeldReason | null; readonly until: Instant | null } {
  const refusal = findRefusal(contact, world, false, campaign.trigger.purpose);
  if (refusal) {
    return { reason: refusal, until: null };
  }
  const delay = findDelay(contact, world);
  if (delay && delay.until - world.now > tooLate && delay.reason !== 'back_off') {
    return { reason: 'too_late', until: null };
  }
  return delay ?? { reason: null, until: null };
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
