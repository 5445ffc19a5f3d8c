import { localDay } from '../../domain/time/calendar.ts';
import { hourOnDay } from '../../domain/time/instant-of-local.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type EventOf } from '../../domain/event.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type Value } from '../../domain/value.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { notifyCoordinators } from '../notify-phrase.ts';
import { lendTask } from '../tasks/move-task.ts';

/** A volunteer is away: open tasks go to whoever stands in; without anybody, the coordinator is told. */
function goAway(draft: Draft, until: Instant, standIn: string | null): void {
  const { contact, world } = draft;
  const others = contact.followUps.filter(({ kind }) => kind !== 'return');
  const before = contact.away?.standIn ?? null;
  if (before !== null && before !== standIn) {
    draft.effects.push({ kind: 'returned', id: nextId(draft), standIn: before });
  }
  const back: FollowUp = { kind: 'return', id: `${contact.id}.return.${until}.${world.now}`, due: until };
  change(draft, { away: { until, standIn }, followUps: [...others, back] });
  if (standIn === null) {
    // Whoever is back at midnight is away until the day before.
    const day = localDay(until - 1, contact.timezone);
    notifyCoordinators(draft, 'volunteer_away', { name: contact.name, until: { day } });
    return;
  }
  for (const task of contact.tasks ?? []) {
    lendTask(draft, task, { to: standIn });
  }
}

/** Staff say that a volunteer is away until then, or back now. */
export function changeAway(draft: Draft, { until, standIn }: EventOf<'away'>): void {
  if (until === null) {
    comeBack(draft);
  } else {
    goAway(draft, until, standIn ?? draft.contact.standIn ?? null);
  }
}

/** A volunteer is back: tasks that others did meanwhile return. */
export function comeBack(draft: Draft): void {
  const { away, followUps } = draft.contact;
  if (!away) {
    return;
  }
  change(draft, { away: null, followUps: followUps.filter(({ kind }) => kind !== 'return') });
  if (away.standIn !== null) {
    draft.effects.push({ kind: 'returned', id: nextId(draft), standIn: away.standIn });
  }
}

/** Sets an absence from a flow: its last day, or nothing for back now. False for anything that is no day to come. */
export function setAway(draft: Draft, value: Value): boolean {
  if (value === null || value === '') {
    comeBack(draft);
    return true;
  }
  const until = hourOnDay(value, 24, draft.contact.timezone);
  if (until === undefined || !(until > draft.world.now)) {
    return false;
  }
  // Who only comes back later, or sooner, keeps whoever staff chose.
  goAway(draft, until, draft.contact.away?.standIn ?? draft.contact.standIn ?? null);
  return true;
}
