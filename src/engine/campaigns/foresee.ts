import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { callLine, type ComingLine, type ComingStart, createQueue, dueNext, putBack } from './coming-line.ts';
import { answered, type Asked, type Foresight, lookAhead, type Verdict } from './look-ahead.ts';
import { type Coming, openUntil } from './on-the-way.ts';

const nobodyAsked: Asked = { at: 0, done: null };

/**
 * Plays what is to come to a contact, in the order of time, and answers with what becomes of each: what one day or
 * week has no room for waits, with what comes then, as long as it is not stale.
 */
export function foresee(
  coming: readonly Coming[],
  contact: Contact,
  world: Foresight,
): readonly (Verdict | undefined)[] {
  const known = foresightOf(world);
  const verdicts: Verdict[] = [];
  let person: Contact = { ...contact, ticket: null };
  const [open, humans] = [openUntil(contact), humansUntil(contact)];
  const personAt = (at: Instant): Contact => (at < humans ? { ...person, ticket: contact.ticket } : person);
  const all = coming.map((each, place) => startOf(each, place, world.now));
  const fresh = createQueue(all.filter(({ held }) => held === null));
  let line: ComingLine = all.filter(({ held }) => held !== null);
  let [planned, asked]: [number | null, Asked] = [null, nobodyAsked];
  // Behind all others stands what is planned again, and before that what was put off in the same step.
  for (let last = Math.max(0, ...all.map(({ listed }) => listed)); ; last += 2) {
    line = fresh.joined(line);
    const due = dueNext(line, planned);
    const [next] = due;
    if (!next) {
      return verdicts;
    }
    const { place, at } = next;
    // Its rhythm brings it again, so that all that is to come anew is planned again after it.
    planned = next.held === null && next.again ? last + 1.5 : planned;
    [person, asked] = asked.at < at ? [answered(person, asked), nobodyAsked] : [person, asked];
    const found = lookAhead(next, personAt(at), { ...known, now: at, open, asked, due });
    line = line.filter((each) => each.place !== place);
    if ('again' in found) {
      const back = putBack(line, { ...found.again, listed: last + 1 }, at);
      back.replaced.forEach((each) => (verdicts[each.place] = { reason: 'replaced', until: null }));
      line = back.line;
    } else {
      verdicts[place] = found;
      if (comes(found)) {
        line = person.session === null ? line : callLine(line, at);
        const before = next.mode === 'interrupt' ? person : answered(person, asked);
        [person, asked] = afterwards(next, before, world);
      }
    }
  }
}

/** Of sixteen thousand people there are a million: what spreads other objects takes a dozen times as long. */
function startOf(coming: Coming, place: number, now: Instant): ComingStart {
  return {
    campaign: coming.campaign,
    flow: coming.flow,
    name: coming.name,
    since: coming.since,
    held: coming.held,
    reason: coming.reason,
    listed: coming.listed,
    again: coming.again,
    inLine: coming.inLine,
    lapse: coming.lapse,
    mode: coming.mode,
    priority: coming.priority,
    purpose: coming.purpose,
    place,
    at: Math.max(coming.due, now),
  };
}

/** What is needed of a world, which is large, and is looked at anew for each of them. */
function foresightOf({ now, campaigns, manners, program }: Foresight): Foresight {
  return { now, campaigns, manners, program };
}

/** How long a human talks if nothing more is said, as far as the plan tells. */
function humansUntil({ ticket, followUps }: Contact): Instant {
  return ticket === null ? 0 : (followUps.find(({ kind }) => kind === 'handback')?.due ?? 0);
}

const comes = ({ reason, until }: Verdict): boolean => reason === null || until !== null;

/** The person got it, and answers once its moment is over: until then it may be interrupted. */
function afterwards(start: ComingStart, before: Contact, world: Foresight): readonly [Contact, Asked] {
  const { campaign, name, at, flow } = start;
  const contact = { ...before, unanswered: 0, unasked: [...before.unasked, at] };
  const names = campaign?.trigger.kind === 'after' ? [name] : [];
  const asked: Asked = { at, done: campaign ? { flow, at, names } : null };
  // It ends with what comes in its place, and is over when something else has come.
  const person = campaign ? { ...contact, session: null } : contact;
  return asks(start, world) ? [person, asked] : [answered(person, asked), nobodyAsked];
}

/** Whether a flow may wait for the person; of one that is not there nothing is known. */
function asks({ flow }: ComingStart, { program }: Foresight): boolean {
  const found = program(flow, null);
  return (
    found?.nodes !== undefined ||
    (found?.steps.some(({ verb }) => verb === 'ask' || verb === 'wait') ?? false)
  );
}
