import { type Instant } from '../../domain/time/clock.ts';
import {
  type ContactRecord,
  type OutboxEntry,
  type PendingEvent,
  type SendEntry,
} from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { markSeen } from '../receive/mark-seen.ts';
import { deliveryRows } from '../settle/delivery-rows.ts';
import { type CancelledSend } from '../commit/apply-turn.ts';
import { cancelledRow } from '../settle/message-rows.ts';
import { liftSend } from './lift-attempts.ts';
import { spreadStop } from './spread-stop.ts';
import { nothingTold, type Told, uniteAnnouncements } from './unite-announcements.ts';
import { uniteContacts } from './unite-contacts.ts';

/**
 * The older of two contacts with all that the younger one had; once, however often it is called. What the older one
 * has stays. Of two open sessions the one of whoever was heard last goes on. The last STOP or START counts. No
 * broadcast comes that came to either before, and none twice.
 */
export function absorb(
  older: ContactRecord,
  younger: ContactRecord,
  { now, told = nothingTold }: { readonly now: Instant; readonly told?: Told },
): { readonly record: ContactRecord; readonly rows: readonly Row[] } {
  if (hasAbsorbed(older, younger.id)) {
    return { record: older, rows: [] };
  }
  const mark = mergeMark(younger.id);
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
      pending: inOrder([...older.pending, ...younger.pending, ...stop.pending]),
      stuck: [...older.stuck, ...younger.stuck],
      outbox: without([...older.outbox, ...younger.outbox], [...lost, ...stop.lost]),
      overflow: older.overflow || younger.overflow,
      absorbed: [...(older.absorbed ?? []), ...(younger.absorbed ?? []), younger.id],
    },
    told,
    dropped === older.contact ? older.outbox : younger.outbox,
  );
  return {
    record: united.record,
    rows: [
      ...endedSession(dropped, older.id, now),
      ...[...lost.map(by(takenBack, told)), ...stop.lost.map(by(stopped, told))].flatMap((gone) =>
        takenBackRows(older, gone, now),
      ),
      ...stop.rows,
      ...united.dropped.map((entry) => cancelledRow(older, { entry, effect: hadAlready }, now)),
    ],
  };
}

function inOrder(pending: readonly PendingEvent[]): readonly PendingEvent[] {
  return [...pending].sort((a, b) => a.event.at - b.event.at);
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

/** What is taken back so, by the attempt at which its row stands. */
function by(effect: CancelledSend['effect'], { attempts }: Told): (entry: SendEntry) => CancelledSend {
  return (entry) => ({ entry: liftSend(entry, attempts), effect });
}

function takenBackRows(older: ContactRecord, gone: CancelledSend, at: Instant): readonly Row[] {
  const { reason } = gone.effect;
  return [
    cancelledRow(older, gone, at),
    ...deliveryRows(older.id, gone.entry, { state: 'cancelled', reason, at }),
  ];
}

/** Whether a contact has taken another over, be it as part of a third. */
export function hasAbsorbed({ seen }: ContactRecord, younger: string): boolean {
  const mark = mergeMark(younger);
  return seen.some(({ id }) => id === mark);
}

/** What a contact remembers of having taken another over. */
export function mergeMark(younger: string): string {
  return `merge ${younger}`;
}

const takenBack = { kind: 'cancel', question: null, reason: 'session_expired' } as const;

const stopped = { kind: 'cancel', question: null, reason: 'stopped' } as const;

const hadAlready = { kind: 'cancel', question: null, reason: 'had_already' } as const;

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
