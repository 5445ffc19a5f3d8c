import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Cause } from '../../domain/delivery.ts';
import { type FollowUpOf } from '../../domain/follow-up.ts';
import { noPlan } from '../../domain/plan.ts';
import { wallOfText } from '../../domain/time/wall-clock.ts';
import { change, type Draft } from '../draft.ts';
import { noteHeld } from '../start/note-held.ts';
import { startUnasked } from '../start/start-unasked.ts';
import { type CatchUp } from '../timed-trigger.ts';
import { type Campaign, causeBefore, isMeantFor } from './campaigns.ts';
import { isDone } from './lapse.ts';
import { type Occurrence, occurrenceAfter, occurrenceNamed } from './occurrence.ts';
import { nextOf, plannedAt } from './plan-campaigns.ts';

type Planned = FollowUpOf<'campaign'>;

const day: Millis = 86_400_000;
/** An alarm may come a little late without anything having gone wrong. */
const hour: Millis = 3_600_000;
/** Nobody counts further. */
const mostMissed = 1000;
/** Of a rhythm that is missed by the minute the latest say enough. */
const mostReported = 10;

/**
 * An occurrence has come. It is planned again before it acts: what is no longer so does nothing. Of those that were
 * missed while nothing ran the trigger says what is made up.
 */
export function runCampaign(draft: Draft, planned: Planned): void {
  const { contact, world } = draft;
  const campaign = world.campaigns.all.find(({ key }) => key === planned.campaign);
  const next = campaign && nextOf(campaign, contact, { ...world, before: planned });
  if (!campaign || next?.name !== planned.occurrence) {
    return;
  }
  if (next.due > world.now) {
    change(draft, { followUps: [...contact.followUps, { ...planned, due: next.due }] });
  } else {
    makeUp(draft, campaign, comeUp(draft, campaign, next));
  }
}

/** Begins one of the occurrences that have come by now, and says which were missed. */
function makeUp(draft: Draft, campaign: Campaign, come: readonly Occurrence[]): void {
  const { flow, trigger } = campaign;
  const { made, left } = chooseRun(come, trigger.catchUp, draft.world.now);
  noteRan(draft, campaign, (made ?? come.at(-1))?.name ?? '');
  if (trigger.catchUp === 'all' && come[1]) {
    planMissed(draft, campaign, come[1]);
  }
  if (!isMeantFor(campaign, draft.contact, draft.world.now)) {
    return;
  }
  for (const each of left.slice(-mostReported)) {
    noteHeld(draft, { flow, cause: causeOf(campaign, each) }, { reason: 'missed' });
  }
  if (made) {
    begin(draft, campaign, made);
  }
}

/** All occurrences that have come by now, this one first. */
function comeUp({ contact, world }: Draft, { trigger }: Campaign, first: Occurrence): readonly Occurrence[] {
  const { timezone } = contact;
  const found = [first];
  while (trigger.kind === 'every' && found.length < mostMissed) {
    const wall = wallOfText(found.at(-1)?.name ?? first.name);
    const next = occurrenceAfter(trigger, { wall, timezone, local: world.campaigns.local });
    if (!next || next.due > world.now) {
      break;
    }
    // Where clocks go forward two may come at one moment, which is one.
    if (next.due === found.at(-1)?.due) {
      found.pop();
    }
    found.push(next);
  }
  return found;
}

function chooseRun(
  missed: readonly Occurrence[],
  catchUp: CatchUp | null,
  now: Instant,
): { readonly made: Occurrence | undefined; readonly left: readonly Occurrence[] } {
  if (catchUp === 'all') {
    return { made: missed[0], left: [] };
  }
  const latest = missed.at(-1);
  const late = now - (latest?.due ?? now);
  const isMade = catchUp === 'latest' || late < (catchUp === 'none' ? hour : day);
  return isMade ? { made: latest, left: missed.slice(0, -1) } : { made: undefined, left: missed };
}

function noteRan(draft: Draft, { key }: Campaign, name: string): void {
  const plan = draft.contact.plan ?? noPlan;
  change(draft, { plan: { ...plan, ran: { ...plan.ran, [key]: name } } });
}

function planMissed(draft: Draft, campaign: Campaign, { name }: Occurrence): void {
  const { contact } = draft;
  const next = plannedAt(contact, campaign, occurrenceNamed(name, contact.timezone));
  change(draft, { followUps: [...contact.followUps, next] });
}

function begin(draft: Draft, campaign: Campaign, occurrence: Occurrence): void {
  const { trigger, flow } = campaign;
  const { mode, priority, purpose } = trigger;
  const cause = causeOf(campaign, occurrence);
  if (occurrence.nowhere) {
    noteHeld(draft, { flow, cause }, { reason: 'no_day' });
    return;
  }
  if (isDone(campaign, draft.contact, { since: draft.world.now, name: occurrence.name })) {
    noteHeld(draft, { flow, cause }, { reason: 'done' });
    return;
  }
  const by = trigger.kind === 'every' ? 'schedule' : 'campaign';
  const manner = { mode, priority, purpose, cause };
  startUnasked(draft, { flow, by, params: {}, since: draft.world.now, manner });
}

/** What brings an occurrence to a contact; the same for all to whom it comes. */
function causeOf({ key, trigger }: Campaign, { name, due }: Occurrence): Cause {
  return { name: `${causeBefore({ key, trigger })}${name}`, attempt: 0, due };
}
