import { uniteHeardOn } from '../../domain/contact/heard-on.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { isFree } from '../../domain/follow-up.ts';
import { noPlan, type Plan } from '../../domain/plan.ts';
import { uniteConsents } from './unite-consents.ts';
import { uniteThreads } from './unite-threads.ts';

type Done = Plan['done'];

/** One contact from two: the older with all that the younger had besides; `kept` is the one whose session goes on. */
export function uniteContacts(
  older: Contact,
  younger: Contact,
  { kept, dropped }: { readonly kept: Contact; readonly dropped: Contact },
): Contact {
  const latest = (one: Instant | null, other: Instant | null): Instant | null =>
    one === null || other === null ? (one ?? other) : Math.max(one, other);
  return {
    ...older,
    name: older.name === '' ? younger.name : older.name,
    ...uniteProfile(older, younger),
    companion: older.companion ?? younger.companion,
    groups: union(older.groups, younger.groups),
    fields: { ...younger.fields, ...older.fields },
    addresses: union(older.addresses, younger.addresses),
    unreachable: union(older.unreachable, younger.unreachable),
    ...uniteShared(older, younger),
    stranger: older.stranger && younger.stranger,
    ...uniteConsents(older, younger),
    lastHeardAt: latest(older.lastHeardAt, younger.lastHeardAt),
    heardOn: uniteHeardOn(older, younger),
    ...latestTold(older, younger),
    session: kept.session,
    followUps: [...kept.followUps, ...dropped.followUps.filter(isFree)],
    queued: [...older.queued, ...younger.queued],
    ...unitePlans(older, younger),
    tasks: [...(older.tasks ?? []), ...(younger.tasks ?? [])],
    threads: uniteThreads(older.threads ?? [], younger.threads ?? []),
    ...uniteTalks(older, younger),
    ...uniteClaims(older, younger),
    // Its row has been moved; nothing joins an answer across a merge.
    lastAnswer: null,
    recent: [...older.recent, ...younger.recent].sort((a, b) => a.at - b.at),
    unasked: [...older.unasked, ...younger.unasked].sort((a, b) => a - b),
    unanswered: Math.min(older.unanswered, younger.unanswered),
    refusedAt: latest(older.refusedAt, younger.refusedAt),
    ...latestNeed(older, younger),
    ...uniteTickets(older, younger),
    ...uniteReceipts(older, younger),
  };
}

function latestTold(
  { toldOfAt: one = 0 }: Contact,
  { toldOfAt: other = 0 }: Contact,
): Pick<Contact, 'toldOfAt'> {
  const toldOfAt = Math.max(one, other);
  return toldOfAt === 0 ? {} : { toldOfAt };
}

/** Who was in need is, as one person too. */
function latestNeed({ need: one = null }: Contact, { need: other = null }: Contact): Pick<Contact, 'need'> {
  const need = (one?.at ?? 0) >= (other?.at ?? 0) ? one : other;
  return need === null ? {} : { need };
}

function uniteProfile(older: Contact, younger: Contact): Pick<Contact, 'village' | 'place' | 'salutation'> {
  const { village, place = null } = older.village === null ? younger : older;
  return { village, place, salutation: older.salutation ?? younger.salutation ?? null };
}

/** What either of them wanted no more of stays ended. */
function uniteTalks(older: Contact, younger: Contact): Pick<Contact, 'talkEnded' | 'endedTalks'> {
  const talkEnded = union(older.talkEnded ?? [], younger.talkEnded ?? []);
  const endedTalks = union(older.endedTalks ?? [], younger.endedTalks ?? []);
  return {
    ...(talkEnded.length === 0 ? {} : { talkEnded }),
    ...(endedTalks.length === 0 ? {} : { endedTalks }),
  };
}

function uniteClaims(older: Contact, younger: Contact): Pick<Contact, 'claims'> {
  const claims = [...(older.claims ?? []), ...(younger.claims ?? [])];
  return claims.length === 0 ? {} : { claims };
}

function uniteTickets(older: Contact, younger: Contact): Pick<Contact, 'ticket' | 'talk'> {
  const { ticket, talk = null } = older.ticket === null ? younger : older;
  return { ticket, talk };
}

/** What either of them was asked to say that they had read, once each. */
function uniteReceipts(older: Contact, younger: Contact): Pick<Contact, 'receipts'> {
  const all = [...(older.receipts ?? []), ...(younger.receipts ?? [])];
  // The one that came before the one that was still to come.
  const first = [...all.filter(({ sent }) => sent !== false), ...all];
  const receipts = all
    .filter((each) => first.find(({ cause }) => cause.name === each.cause.name) === each)
    .sort((one, other) => one.at - other.at);
  return receipts.length === 0 ? {} : { receipts };
}

function uniteShared(older: Contact, younger: Contact): Pick<Contact, 'shared'> {
  const shared = union(older.shared ?? [], younger.shared ?? []);
  return shared.length === 0 ? {} : { shared };
}

/** What came to either of them came to this person. */
function unitePlans(older: Contact, younger: Contact): Partial<Contact> {
  const { plan = noPlan, waitingStarts = [] } = older;
  const { plan: other = noPlan, waitingStarts: others = [] } = younger;
  const ran = Object.entries(other.ran).map(
    ([key, name]) => [key, [name, plan.ran[key] ?? ''].sort().at(-1) ?? name] as const,
  );
  return {
    plan: {
      version: '',
      ran: { ...plan.ran, ...Object.fromEntries(ran) },
      done: uniteDone(plan.done, other.done),
    },
    waitingStarts: [...waitingStarts, ...others],
  };
}

function uniteDone(older: Done, younger: Done): Done {
  const both = Object.entries(younger).map(([flow, at]) => [flow, Math.max(at, older[flow] ?? at)] as const);
  return { ...older, ...Object.fromEntries(both) };
}

function union<Each>(one: readonly Each[], other: readonly Each[]): readonly Each[] {
  return [...new Set([...one, ...other])];
}
