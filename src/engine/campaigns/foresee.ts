import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { noPlan } from '../../domain/plan.ts';
import { wallOfText } from '../../domain/time/wall-clock.ts';
import { rankOf } from '../../domain/start-manner.ts';
import { findRefusal } from '../start/find-refusal.ts';
import { tooLate } from '../start/waiting-starts.ts';
import { findDelay } from '../start/find-delay.ts';
import { type World } from '../world.ts';
import { isDone } from './lapse.ts';
import { withDone } from './note-done.ts';
import { occurrenceAfter } from './occurrence.ts';
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
  let [planned, asked]: [number | null, Asked] = [null, nobodyAsked];
  for (let last = Math.max(0, ...line.map(({ listed }) => listed)); ; last += 2) {
    const due = dueNext(line, planned);
    const [next] = due;
    if (!next) {
      return verdicts;
    }
    const { place, at } = next;
    planned = comesAgain(next, contact, world) ? last + 1.5 : planned;
    [person, asked] = asked.at < at ? [answered(person, asked), nobodyAsked] : [person, asked];
    const step = look(next, personAt(at), { ...world, now: at, open, asked, due });
    line = line.filter((each) => each.place !== place);
    if ('again' in step) {
      line = putBack(line, { ...step.again, listed: last + 1 }, { at, verdicts });
    } else {
      verdicts[place] = step;
      if (comes(step)) {
        line = person.session === null ? line : called(line, at);
        [person, asked] = afterwards(
          next,
          next.mode === 'interrupt' ? person : answered(person, asked),
          world,
        );
      }
    }
  }
}

const comes = ({ reason, until }: Verdict): boolean => reason === null || until !== null;

/** Whether its rhythm brings it again, so that all that is to come anew is planned again after it. */
function comesAgain(
  { held, campaign, name }: Start,
  { timezone }: Contact,
  { campaigns: { local } }: Foresight,
): boolean {
  return (
    held === null &&
    campaign?.trigger.kind === 'every' &&
    occurrenceAfter(campaign.trigger, { wall: wallOfText(name), timezone, local }) !== null
  );
}

/**
 * What was put off stands behind the others; of the same flow the latest is enough, in line and among what waits for
 * its time. What stands in line for a moment takes nobody's place, and comes back behind what is planned again by then.
 */
function putBack(
  line: readonly Start[],
  start: Start,
  { at, verdicts }: { readonly at: Instant; readonly verdicts: Verdict[] },
): readonly Start[] {
  if (start.at === at) {
    return [...line, { ...start, listed: start.listed + 1 }];
  }
  const isReplaced = (each: Start): boolean =>
    each.held !== null && each.flow === start.flow && (each.at === at || each.inLine === start.inLine);
  const replaced = line.filter(isReplaced);
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
  // What stands in line is called when the conversation has ended, behind all that comes at that moment, the most
  // important first.
  const rankInLine = ({ inLine, priority }: Start): number => (inLine ? rankOf(priority) : 0);
  const inOrder = (one: Start, other: Start): number =>
    Number(one.inLine) - Number(other.inLine) ||
    rankInLine(one) - rankInLine(other) ||
    placeOf(one) - placeOf(other);
  const at = Math.min(...line.map((each) => each.at));
  return line.filter((each) => each.at === at).sort(inOrder);
}

/** What takes nobody's place lets all go first that is more important. */
function isOutranked({ mode, priority }: Start, due: readonly Start[]): boolean {
  return (
    mode !== 'interrupt' && due.some((other) => rankOf(other.priority) < rankOf(priority) && !isStale(other))
  );
}

/** Whether it stood in line for so long that it is dropped once it is called. */
function isStale({ inLine, at, since }: Start): boolean {
  return inLine && at - since > tooLate;
}

/** Behind a question of the same moment it comes after all that does not wait for the answer. */
function waitsForAnswer({ mode, at }: Start, { asked, due }: Looking): boolean {
  return mode === 'wait' && asked.at === at && due.some((other) => other.mode !== 'wait' && !other.inLine);
}

/** How long a human talks if nothing more is said, as far as the plan tells. */
function humansUntil({ ticket, followUps }: Contact): Instant {
  return ticket === null ? 0 : (followUps.find(({ kind }) => kind === 'handback')?.due ?? 0);
}

/** The conversation of this moment that waits for an answer, and what is done when that has come. */
interface Asked {
  readonly at: Instant;
  readonly done: Parameters<typeof withDone>[1] | null;
}

const nobodyAsked: Asked = { at: 0, done: null };

interface Looking extends Foresight {
  /** Until when the conversation lasts that is open now. */
  readonly open: Instant;
  readonly asked: Asked;
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
  if (waitedIsDone(start, contact, world)) {
    return { reason: 'done', until: null };
  }
  return isOutranked(start, world.due) || waitsForAnswer(start, world)
    ? { again: { ...start, held: at, inLine: true } }
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
  const { campaign, lapse, purpose } = start;
  if (lapse) {
    return lapse;
  }
  if (isStale(start)) {
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
  if (mode === 'skip' && asked.at === at) {
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

/** What waits for the answer of this moment finds then that the answer was what it would have asked for. */
function waitedIsDone(start: Start, contact: Contact, { asked }: Looking): boolean {
  const { campaign, mode, at } = start;
  return (
    campaign !== null &&
    mode === 'wait' &&
    asked.at === at &&
    isDone(campaign, answered(contact, asked), start)
  );
}

/** The person has answered what was asked of them. */
function answered(contact: Contact, { done }: Asked): Contact {
  return done === null ? contact : { ...contact, plan: withDone(contact.plan ?? noPlan, done) };
}

/** The person got it, and answers once its moment is over: until then it may be interrupted. */
function afterwards(start: Start, before: Contact, world: Foresight): readonly [Contact, Asked] {
  const { campaign, name, at, flow } = start;
  const contact = { ...before, unanswered: 0, unasked: [...before.unasked, at] };
  const names = campaign?.trigger.kind === 'after' ? [name] : [];
  const asked: Asked = { at, done: campaign ? { flow, at, names } : null };
  // It ends with what comes in its place, and is over when something else has come.
  const person = campaign ? { ...contact, session: null } : contact;
  return asks(start, world) ? [person, asked] : [answered(person, asked), nobodyAsked];
}
