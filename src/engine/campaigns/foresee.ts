import { type Instant } from '../../domain/clock.ts';
import { type Contact } from '../../domain/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { noPlan } from '../../domain/plan.ts';
import { rankOf } from '../../domain/start-manner.ts';
import { findDelay, findRefusal } from '../start/hold-back.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { type World } from '../world.ts';
import { isDone } from './lapse.ts';
import { withDone } from './note-done.ts';
import { type Coming, openUntil } from './on-the-way.ts';

/** What will be in the way of something that is to come. */
export interface Verdict {
  /** Null: nothing. */
  readonly reason: HeldReason | null;
  /** Of what is put off: until when; null where it will not come at all. */
  readonly until: Instant | null;
}

/** What the future is told from beside the contact. */
export type Foresight = Pick<World, 'now' | 'campaigns' | 'manners'>;

/** Something on its way: `place` is the one among all that are to come, `at` when it is looked at next. */
interface Start extends Omit<Coming, 'due'> {
  readonly place: number;
  readonly at: Instant;
}

type Step = Verdict | { readonly again: Start };

/**
 * Plays what is to come to a contact, in the order of time, and answers with what becomes of each: what one day or
 * week has no room for waits, with what comes then, as long as it is not stale.
 */
export function foresee(
  coming: readonly Coming[],
  contact: Contact,
  world: Foresight,
): readonly (Verdict | undefined)[] {
  const verdicts: Verdict[] = [];
  let person: Contact = { ...contact, ticket: null };
  const open = openUntil(contact);
  const { ticket } = contact;
  const humans = ticket === null ? 0 : humansUntil(contact);
  let line: readonly Start[] = coming.map(({ due, ...each }, place) => {
    return { ...each, place, at: Math.max(due, world.now) };
  });
  let planned = world.now;
  for (let next = firstOf(line, planned); next; next = firstOf(line, planned)) {
    const { place, flow, at } = next;
    planned = next.held === null ? at : planned;
    const step = look(next, at < humans ? { ...person, ticket } : person, { ...world, now: at, open });
    line = line.filter((each) => each.place !== place);
    if ('again' in step) {
      const replaced = line.filter((each) => each.held !== null && each.flow === flow);
      replaced.forEach((each) => (verdicts[each.place] = { reason: each.reason ?? 'replaced', until: null }));
      line = [...line.filter((each) => !replaced.includes(each)), step.again];
    } else {
      verdicts[place] = step;
      person = step.reason === null || step.until !== null ? afterwards(person, next) : person;
    }
  }
  return verdicts;
}

/** Of those that are looked at at one moment the most important, then as they stand in the contact's own list. */
function firstOf(line: readonly Start[], planned: Instant): Start | undefined {
  // What comes anew is planned again, behind the others, whenever something has come.
  const listed = ({ held }: Start): number => held ?? planned + 0.5;
  const [first] = line.toSorted(
    (one, other) =>
      one.at - other.at || rankOf(one.priority) - rankOf(other.priority) || listed(one) - listed(other),
  );
  return first;
}

/** How long a human talks if nothing more is said, as far as the plan tells. */
function humansUntil({ followUps }: Contact): Instant {
  return followUps.find(({ kind }) => kind === 'handback')?.due ?? 0;
}

type Looking = Foresight & { readonly open: Instant };

function look(start: Start, contact: Contact, world: Looking): Step {
  const { at, since, reason } = start;
  const never = findEnd(start, contact, world);
  if (never) {
    return { reason: never, until: null };
  }
  const delay = findDelay(contact, world) ?? findTalk(start, contact, world);
  if (!delay) {
    return { reason, until: reason === null ? null : at };
  }
  const { reason: why, until: then } = delay;
  if (then === null) {
    return { reason: why, until: null };
  }
  if (then - since > tooLate && why !== 'back_off') {
    return { reason: 'too_late', until: null };
  }
  return { again: { ...start, at: then, reason: reason ?? why, held: at } };
}

/** Why it does not come at all, whatever the hour. */
function findEnd(start: Start, contact: Contact, world: Looking): HeldReason | null {
  const { campaign, lapse, purpose } = start;
  if (lapse) {
    return lapse;
  }
  return campaign && isDone(campaign, contact, start) ? 'done' : findRefusal(contact, world, false, purpose);
}

/** The open conversation is in the way of what waits for its end, and of what is given up for it. */
function findTalk(
  { mode, at }: Start,
  { session }: Contact,
  { open }: Looking,
): { readonly reason: HeldReason; readonly until: Instant | null } | null {
  if (session === null || at >= open || mode === 'interrupt') {
    return null;
  }
  return { reason: 'conversation', until: mode === 'skip' ? null : open };
}

/** The person got it, and answered. */
function afterwards(contact: Contact, { campaign, name, at }: Start): Contact {
  const answered = { ...contact, unanswered: 0, unasked: [...contact.unasked, at] };
  if (!campaign) {
    return answered;
  }
  const { flow, trigger } = campaign;
  const names = trigger.kind === 'after' ? [name] : [];
  const plan = withDone(contact.plan ?? noPlan, { flow, at, names });
  // It ends with what comes in its place, and is over when something else has come.
  return { ...answered, session: null, plan };
}
