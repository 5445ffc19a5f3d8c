import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { noPlan } from '../../domain/plan.ts';
import { rankOf } from '../../domain/start-manner.ts';
import { findRefusal } from '../start/find-refusal.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { findDelay } from '../start/find-delay.ts';
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
export type Foresight = Pick<World, 'now' | 'campaigns' | 'manners' | 'program'>;

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
  const humans = humansUntil(contact);
  const personAt = (at: Instant): Contact => (at < humans ? { ...person, ticket: contact.ticket } : person);
  let line: readonly Start[] = coming.map(({ due, ...each }, place) => {
    return { ...each, place, at: Math.max(due, world.now) };
  });
  let [planned, asked]: [number | null, Instant] = [null, 0];
  for (let last = Math.max(0, ...line.map(({ listed }) => listed)); ; last += 2) {
    const due = dueNext(line, planned);
    const [next] = due;
    if (!next) {
      return verdicts;
    }
    const { place, at } = next;
    planned = isByRhythm(next) ? last + 1.5 : planned;
    const step = look(next, personAt(at), { ...world, now: at, open, asked, due });
    line = line.filter((each) => each.place !== place);
    if ('again' in step) {
      line = putBack(line, { ...step.again, listed: last + 1 }, { at, verdicts });
    } else {
      verdicts[place] = step;
      if (comes(step)) {
        line = person.session === null ? line : called(line, at);
        person = afterwards(person, next);
        asked = asks(next, world) ? at : asked;
      }
    }
  }
}

const comes = ({ reason, until }: Verdict): boolean => reason === null || until !== null;

/** Whether all that is to come anew is planned again after it. */
function isByRhythm({ held, campaign }: Start): boolean {
  return held === null && campaign?.trigger.kind === 'every';
}

/**
 * What was put off stands behind the others; of the same flow the latest is enough. What stands in line for a moment
 * takes nobody's place, and comes back behind what is planned again by then.
 */
function putBack(
  line: readonly Start[],
  start: Start,
  { at, verdicts }: { readonly at: Instant; readonly verdicts: Verdict[] },
): readonly Start[] {
  if (start.at === at) {
    return [...line, { ...start, listed: start.listed + 1 }];
  }
  const replaced = line.filter((each) => each.held !== null && each.flow === start.flow);
  replaced.forEach((each) => (verdicts[each.place] = { reason: 'replaced', until: null }));
  return [...line.filter((each) => !replaced.includes(each)), start];
}

/** What came has ended the open conversation: what stands in line waits no longer for its end. */
function called(line: readonly Start[], at: Instant): readonly Start[] {
  return line.map((each) => (each.inLine ? { ...each, at } : each));
}

/** Those that are looked at at the next moment, as they stand in the contact's own list by then. */
function dueNext(line: readonly Start[], planned: number | null): readonly Start[] {
  // What comes anew is planned again, behind the others, whenever something came by a rhythm.
  const placeOf = ({ held, listed }: Start): number => (held === null ? (planned ?? listed) : listed);
  // What stands in line is called when the conversation has ended, behind all that comes at that moment.
  const inOrder = (one: Start, other: Start): number =>
    Number(one.inLine) - Number(other.inLine) || placeOf(one) - placeOf(other);
  const at = Math.min(...line.map((each) => each.at));
  return line.filter((each) => each.at === at).sort(inOrder);
}

/** What takes nobody's place lets all go first that is more important. */
function isOutranked({ mode, priority }: Start, due: readonly Start[]): boolean {
  return mode !== 'interrupt' && due.some((other) => rankOf(other.priority) < rankOf(priority));
}

/** Behind a question of the same moment it comes after all that does not wait for the answer. */
function waitsForAnswer({ mode, at }: Start, { asked, due }: Looking): boolean {
  return mode === 'wait' && asked === at && due.some((other) => other.mode !== 'wait');
}

/** How long a human talks if nothing more is said, as far as the plan tells. */
function humansUntil({ ticket, followUps }: Contact): Instant {
  return ticket === null ? 0 : (followUps.find(({ kind }) => kind === 'handback')?.due ?? 0);
}

interface Looking extends Foresight {
  /** Until when the conversation lasts that is open now. */
  readonly open: Instant;
  /** When a conversation began last that waits for an answer. */
  readonly asked: Instant;
  /** All that is looked at at this moment. */
  readonly due: readonly Start[];
}

function look(start: Start, contact: Contact, world: Looking): Step {
  const { at, reason } = start;
  const never = findEnd(start, contact, world);
  if (never) {
    return { reason: never, until: null };
  }
  const delay = findDelay(contact, world) ?? findTalk(start, contact, world);
  if (delay) {
    return putOff(start, delay);
  }
  return isOutranked(start, world.due) || waitsForAnswer(start, world)
    ? { again: { ...start, held: at } }
    : { reason, until: reason === null ? null : at };
}

function putOff(
  start: Start,
  { reason: why, until }: { readonly reason: HeldReason; readonly until: Instant | null },
): Step {
  const { at, since, reason } = start;
  if (until === null) {
    return { reason: why, until };
  }
  // Whether what stands in line is stale is looked at when the conversation ends.
  const inLine = why === 'conversation';
  return until - since > tooLate && why !== 'back_off' && !inLine
    ? { reason: 'too_late', until: null }
    : { again: { ...start, at: until, reason: reason ?? why, held: at, inLine } };
}

/** Why it does not come at all, whatever the hour. */
function findEnd(start: Start, contact: Contact, world: Looking): HeldReason | null {
  const { campaign, lapse, purpose, at, since, inLine } = start;
  if (lapse) {
    return lapse;
  }
  if (inLine && at - since > tooLate) {
    return 'too_late';
  }
  return campaign && isDone(campaign, contact, start) ? 'done' : findRefusal(contact, world, { purpose });
}

/** The open conversation is in the way of what waits for its end, and of what is given up for it. */
function findTalk(
  { mode, at }: Start,
  { session }: Contact,
  { open, asked }: Looking,
): { readonly reason: HeldReason; readonly until: Instant | null } | null {
  // Nobody answers what came at the same moment before that moment is over.
  if (mode === 'skip' && asked === at) {
    return { reason: 'conversation', until: null };
  }
  if (session === null || at >= open || mode === 'interrupt') {
    return null;
  }
  return { reason: 'conversation', until: mode === 'skip' ? null : open };
}

/** Whether a flow may wait for the person; of one that is not there nothing is known. */
function asks({ flow }: Start, { program }: Foresight): boolean {
  const found = program(flow, null);
  return (
    found?.nodes !== undefined ||
    (found?.steps.some(({ verb }) => verb === 'ask' || verb === 'wait') ?? false)
  );
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
