import { type Instant } from '../../domain/clock.ts';
import { type Contact } from '../../domain/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { noPlan } from '../../domain/plan.ts';
import { rankOf } from '../../domain/start-manner.ts';
import { findDelay, findRefusal } from '../start/hold-back.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { type World } from '../world.ts';
import { type Campaign } from './campaigns.ts';
import { isDone } from './lapse.ts';
import { withDone } from './note-done.ts';

/** What will be in the way of something that is to come. */
export interface Verdict {
  /** Null: nothing. */
  readonly reason: HeldReason | null;
  /** Of what is put off: until when; null where it will not come at all. */
  readonly until: Instant | null;
}

/** What the future is told from beside the contact. */
export type Foresight = Pick<World, 'now' | 'campaigns' | 'manners'>;

interface Coming {
  readonly campaign: Campaign;
  /** Of the occurrence. */
  readonly name: string;
  readonly due: Instant;
}

/** Something on its way: `place` is the one among all that are to come, `at` when it is looked at next. */
interface Start {
  /** When it was last put off. */
  readonly held: Instant | null;
  readonly place: number;
  readonly campaign: Campaign;
  readonly name: string;
  readonly since: Instant;
  readonly at: Instant;
  readonly reason: HeldReason | null;
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
  let line: readonly Start[] = coming.map(({ campaign, name, due }, place) => {
    const at = Math.max(due, world.now);
    return { place, campaign, name, since: at, at, reason: null, held: null };
  });
  let planned = world.now;
  for (let next = firstOf(line, planned); next; next = firstOf(line, planned)) {
    const { place, campaign, at } = next;
    planned = next.held === null ? at : planned;
    const step = look(next, at < humans ? { ...person, ticket } : person, { ...world, now: at, open });
    line = line.filter((each) => each.place !== place);
    if ('again' in step) {
      const replaced = line.filter(({ held, campaign: { flow } }) => held !== null && flow === campaign.flow);
      replaced.forEach((each) => (verdicts[each.place] = { reason: each.reason, until: null }));
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
      one.at - other.at ||
      rankOf(one.campaign.trigger.priority) - rankOf(other.campaign.trigger.priority) ||
      listed(one) - listed(other),
  );
  return first;
}

/** How long the open conversation lasts if nothing is answered in it, as far as its plan tells; 0: none is open. */
function openUntil({ session, followUps }: Contact): Instant {
  const ends = followUps.filter(({ kind }) => ['timeout', 'expire', 'wait'].includes(kind));
  return session === null ? 0 : Math.min(...ends.map(({ due }) => due), Infinity);
}

/** How long a human talks if nothing more is said, as far as the plan tells. */
function humansUntil({ followUps }: Contact): Instant {
  return followUps.find(({ kind }) => kind === 'handback')?.due ?? 0;
}

type Looking = Foresight & { readonly open: Instant };

function look(start: Start, contact: Contact, world: Looking): Step {
  const { campaign, at, since, reason } = start;
  if (isDone(campaign, contact, start)) {
    return { reason: 'done', until: null };
  }
  const refusal = findRefusal(contact, world, false, campaign.trigger.purpose);
  if (refusal) {
    return { reason: refusal, until: null };
  }
  const delay = findDelay(contact, world) ?? findTalk(start, contact, world);
  if (!delay) {
    return { reason, until: reason === null ? null : at };
  }
  if (delay.until === null) {
    return { reason: delay.reason, until: null };
  }
  if (delay.until - since > tooLate && delay.reason !== 'back_off') {
    return { reason: 'too_late', until: null };
  }
  const { reason: why, until: then } = delay;
  return { again: { ...start, at: then, reason: reason ?? why, held: at } };
}

/** The open conversation is in the way of what waits for its end, and of what is given up for it. */
function findTalk(
  { campaign: { trigger }, at }: Start,
  { session }: Contact,
  { open }: Looking,
): { readonly reason: HeldReason; readonly until: Instant | null } | null {
  if (session === null || at >= open || trigger.mode === 'interrupt') {
    return null;
  }
  return { reason: 'conversation', until: trigger.mode === 'skip' ? null : open };
}

/** The person got it, and answered. */
function afterwards(contact: Contact, { campaign, name, at }: Start): Contact {
  const { flow, trigger } = campaign;
  const names = trigger.kind === 'after' ? [name] : [];
  return {
    ...contact,
    // It ends with what comes in its place, and is over when something else has come.
    session: null,
    unanswered: 0,
    unasked: [...contact.unasked, at],
    plan: withDone(contact.plan ?? noPlan, { flow, at, names }),
  };
}
