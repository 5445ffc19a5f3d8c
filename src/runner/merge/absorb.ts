import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord, type OutboxEntry } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { isFree } from '../../domain/follow-up.ts';
import { noPlan, type Plan } from '../../domain/plan.ts';
import { type Row } from '../../domain/row.ts';
import { markSeen } from '../receive/mark-seen.ts';
import { deliveryRows } from '../settle/delivery-rows.ts';
import { type CancelledSend } from '../commit/compose.ts';
import { cancelledRow } from '../settle/rows.ts';
import { spreadStop } from './spread-stop.ts';
import { nothingTold, type Told, uniteAnnouncements } from './unite-announcements.ts';
import { uniteConsents } from './unite-consents.ts';

/**
 * The older of two contacts with all that the younger one had; once, however often it is asked. What the older one
 * has stays; of two open sessions that of whoever was heard last goes on, for they answer that one now. Whoever said
 * STOP or START last is believed. Of broadcasts nothing comes that did so to either, and nothing twice.
 */
export function absorb(
  older: ContactRecord,
  younger: ContactRecord,
  { now, told = nothingTold }: { readonly now: Instant; readonly told?: Told },
): { readonly record: ContactRecord; readonly rows: readonly Row[] } {
  const mark = mergeMark(younger.id);
  if (older.seen.some(({ id }) => id === mark)) {
    return { record: older, rows: [] };
  }
  const seen = [...older.seen, ...younger.seen].sort((a, b) => a.at - b.at);
  const { kept, dropped } = chooseTalk(older.contact, younger.contact);
  const contact = uniteContacts(older.contact, younger.contact, { kept, dropped });
  const stop = spreadStop(contact, { older, younger, now });
  const lost = questionsOf(dropped, [...older.outbox, ...younger.outbox]);
  const united = uniteAnnouncements(
    {
      ...older,
      contact,
      seen: markSeen(seen, mark, now),
      pending: [...older.pending, ...younger.pending, ...stop.pending].sort(
        (a, b) => a.event.at - b.event.at,
      ),
      stuck: [...older.stuck, ...younger.stuck],
      outbox: without([...older.outbox, ...younger.outbox], [...lost, ...stop.lost]),
      overflow: older.overflow || younger.overflow,
      absorbed: [...(older.absorbed ?? []), ...(younger.absorbed ?? []), younger.id],
    },
    told,
  );
  return {
    record: united.record,
    rows: [
      ...endedSession(dropped, older.id, now),
      ...lost.flatMap((entry) => takenBackRows(older, { entry, effect: takenBack }, now)),
      ...stop.lost.flatMap((entry) => takenBackRows(older, { entry, effect: stopped }, now)),
      ...stop.rows,
      ...united.dropped.map((entry) => cancelledRow(older, { entry, effect: hadAlready }, now)),
    ],
  };
}

function without(outbox: readonly OutboxEntry[], gone: readonly SendEntry[]): readonly OutboxEntry[] {
  return outbox.filter(({ id }) => !gone.some((each) => each.id === id));
}

/** Whose conversation goes on: of whoever was heard last, if there is one. */
function chooseTalk(older: Contact, younger: Contact): { readonly kept: Contact; readonly dropped: Contact } {
  const isOlder = lastHeard(older) >= lastHeard(younger);
  const [latest, other] = isOlder ? ([older, younger] as const) : ([younger, older] as const);
  return latest.session ? { kept: latest, dropped: other } : { kept: other, dropped: latest };
}

function takenBackRows(older: ContactRecord, gone: CancelledSend, at: Instant): readonly Row[] {
  const { reason } = gone.effect;
  return [
    cancelledRow(older, gone, at),
    ...deliveryRows(older.id, gone.entry, { state: 'cancelled', reason, at }),
  ];
}

/** What a contact remembers of having taken another over. */
export function mergeMark(younger: string): string {
  return `merge ${younger}`;
}

type Done = Plan['done'];

const takenBack = { kind: 'cancel', question: null, reason: 'session_expired' } as const;

const stopped = { kind: 'cancel', question: null, reason: 'stopped' } as const;

const hadAlready = { kind: 'cancel', question: null, reason: 'had_already' } as const;

type SendEntry = Extract<OutboxEntry, { readonly kind: 'send' }>;

/** What asks, unsent, in a session that ends. */
function questionsOf({ session }: Contact, outbox: readonly OutboxEntry[]): readonly SendEntry[] {
  const asked = session?.waiting.kind === 'question' ? session.waiting.question : null;
  return outbox.filter(
    (each): each is SendEntry => asked !== null && each.kind === 'send' && each.send.question === asked,
  );
}

function lastHeard({ lastHeardAt }: Contact): Instant {
  return lastHeardAt ?? 0;
}

function uniteContacts(
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
    session: kept.session,
    followUps: [...kept.followUps, ...dropped.followUps.filter(isFree)],
    queued: [...older.queued, ...younger.queued],
    ...unitePlans(older, younger),
    tasks: [...(older.tasks ?? []), ...(younger.tasks ?? [])],
    threads: [...(younger.threads ?? []), ...(older.threads ?? [])],
    ...uniteTalks(older, younger),
    ...uniteClaims(older, younger),
    // Its row has been moved; nothing joins an answer across a merge.
    lastAnswer: null,
    recent: [...older.recent, ...younger.recent].sort((a, b) => a.at - b.at),
    unasked: [...older.unasked, ...younger.unasked].sort((a, b) => a - b),
    unanswered: Math.min(older.unanswered, younger.unanswered),
    refusedAt: latest(older.refusedAt, younger.refusedAt),
    ...uniteTickets(older, younger),
    ...uniteReceipts(older, younger),
  };
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

function endedSession({ session }: Contact, contact: string, now: Instant): readonly Row[] {
  const [frame] = session?.stack ?? [];
  return session && frame
    ? [
        {
          kind: 'sessions',
          id: session.id,
          contact,
          at: now,
          version: 3,
          data: { flow: frame.flow, status: 'expired' },
        },
      ]
    : [];
}

function union<Each>(one: readonly Each[], other: readonly Each[]): readonly Each[] {
  return [...new Set([...one, ...other])];
}
