import { type Audience } from '../../domain/audience/audience.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Role } from '../../domain/contact/role.ts';
import { digest } from '../../domain/text/digest.ts';
import { type LocalDays } from '../../domain/time/local-days.ts';
import { matchesAudience } from '../../domain/audience/match-audience.ts';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { type Program } from '../program.ts';
import { type AfterTrigger, type EveryTrigger } from '../timed-trigger.ts';

/** A flow that comes by a rhythm (a schedule) or by a date of the contact. */
export interface Campaign {
  /** `<flow>.<digest>`: the same as long as its time and its audience are the same. */
  readonly key: string;
  readonly flow: string;
  readonly title: string;
  /** Empty: everyone. */
  readonly roles: readonly Role[];
  readonly trigger: EveryTrigger | AfterTrigger;
  readonly audience: Audience | null;
  /** Whether somebody may come into the audience by time alone, without anything happening to them. */
  readonly drifts: boolean;
}

/** All of a programme, and the calendar that they keep. */
export interface Campaigns {
  /** A digest of all that plans depend on. */
  readonly version: string;
  readonly all: readonly Campaign[];
  readonly local: LocalDays;
}

/** What there is where no flow comes by itself. */
const noCampaigns: Campaigns = { version: '', all: [], local: {} };

/** Gathers what comes by itself from the live flows. */
export function createCampaigns(programs: Iterable<Program>, local: LocalDays = {}): Campaigns {
  const written = [...programs].flatMap((program) =>
    program.triggers.flatMap((trigger) =>
      trigger.kind === 'every' || trigger.kind === 'after' ? [campaignOf(program, trigger)] : [],
    ),
  );
  // What a flow says twice comes once, as it was said first.
  const all = written.filter(({ key }, place) => written.findIndex((each) => each.key === key) === place);
  const version = digest(JSON.stringify([all.map(({ key, roles }) => [key, roles]), local]));
  return all.length === 0 ? noCampaigns : { version, all, local };
}

function campaignOf({ id, title, for: roles }: Program, trigger: EveryTrigger | AfterTrigger): Campaign {
  const audience = trigger.audience === null ? null : parseAudience(trigger.audience);
  const when = trigger.kind === 'every' ? trigger.rhythm : [trigger.date, trigger.offset, trigger.at];
  const name = digest(JSON.stringify([when, trigger.notOn, trigger.onlyOn, trigger.audience]));
  const drifts = audience !== null && looksBack(audience);
  return { key: `${id}.${name.slice(0, 8)}`, flow: id, title, roles, trigger, audience, drifts };
}

function looksBack(audience: Audience): boolean {
  switch (audience.kind) {
    case 'and':
    case 'or':
      return audience.of.some(looksBack);
    case 'not':
      return looksBack(audience.of);
    case 'condition':
      return audience.operand.kind === 'ago' || audience.operand.kind === 'day_back';
  }
}

/** Whether a flow is meant for a contact at this moment. */
export function isMeantFor({ roles, audience }: Campaign, contact: Contact, now: Instant): boolean {
  return (
    (roles.length === 0 || roles.includes(contact.role)) &&
    (audience === null || matchesAudience(audience, contact, now))
  );
}

/** Whether it is to be planned for a contact; whom it is meant for when its time has come is looked at then. */
export function isPlannedFor(campaign: Campaign, contact: Contact, now: Instant): boolean {
  return (
    contact.consent.status !== 'opted_out' &&
    isMeantFor(campaign.drifts ? { ...campaign, audience: null } : campaign, contact, now)
  );
}

/** What the names of all causes of a campaign begin with. */
export function causeBefore({ key, trigger }: Pick<Campaign, 'key' | 'trigger'>): string {
  return `${trigger.kind === 'every' ? 'schedule' : 'campaign'}:${key}@`;
}

/** Which campaign a cause is of, and which of its occurrences; undefined where staff or an event began it. */
export function findBringing(
  { all }: Pick<Campaigns, 'all'>,
  cause: string,
): { readonly campaign: Campaign; readonly name: string } | undefined {
  const campaign = all.find((each) => cause.startsWith(causeBefore(each)));
  return campaign && { campaign, name: cause.slice(causeBefore(campaign).length) };
}
