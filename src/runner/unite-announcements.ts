import { broadcastCause, broadcastOf, causeOf } from '../domain/broadcast.ts';
import { type Contact } from '../domain/contact.ts';
import { type ContactRecord, type OutboxEntry } from '../domain/contact-record.ts';
import { deliveryId } from '../domain/delivery.ts';
import { type Event } from '../domain/event.ts';
import { type FollowUp } from '../domain/follow-up.ts';
import { type StartManner } from '../domain/start-manner.ts';
import { type Store } from '../store/store.ts';
import { noteAnnounced } from '../engine/settled.ts';
import { hasCome } from './unite-deliveries.ts';

type SendEntry = Extract<OutboxEntry, { readonly kind: 'send' }>;

/** Of the broadcasts and the runs that some documents still bring, those that came to a contact already. */
export async function findCome(
  store: Pick<Store, 'findRow'>,
  contact: string,
  records: readonly ContactRecord[],
): Promise<ReadonlySet<string>> {
  const causes = new Set(records.flatMap(causesIn));
  const found = await Promise.all(
    [...causes].map(async (cause) =>
      hasCome(await store.findRow('deliveries', deliveryId(cause, contact))) ? [cause] : [],
    ),
  );
  return new Set(found.flat());
}

/** The causes of what a document still brings. */
function causesIn({ contact, pending, outbox }: ContactRecord): readonly string[] {
  const all = [
    ...outbox.map(causeOfEntry),
    ...contact.followUps.map(causeOfPlan),
    ...(contact.waitingStarts ?? []).map(causeOfStart),
    ...pending.map(({ event }) => causeOfEvent(event)),
  ];
  return all.filter((each) => each !== null);
}

/** Of whom two documents were made one gets each announcement and each run once, and none that came already. */
export function uniteAnnouncements(
  record: ContactRecord,
  come: ReadonlySet<string>,
): { readonly record: ContactRecord; readonly dropped: readonly SendEntry[] } {
  const had = new Set(come);
  const isFirst = (cause: string | null): boolean => {
    const first = cause === null || !had.has(cause);
    had.add(cause ?? '');
    return first;
  };
  const outbox = record.outbox.filter((each) => isFirst(causeOfEntry(each)));
  // A flow that has begun goes on, and is not begun again.
  record.outbox.forEach((each) => had.add(begunBy(each) ?? ''));
  const followUps = record.contact.followUps.filter((each) => isFirst(causeOfPlan(each)));
  const { waitingStarts } = record.contact;
  const inLine = waitingStarts && {
    waitingStarts: waitingStarts.filter((each) => isFirst(causeOfStart(each))),
  };
  const pending = record.pending.filter(({ event }) => isFirst(causeOfEvent(event)));
  const dropped = record.outbox.filter(
    (each): each is SendEntry => each.kind === 'send' && !outbox.includes(each),
  );
  const contact = dropped.reduce(withoutAsking, { ...record.contact, followUps, ...inLine });
  return { record: { ...record, outbox, pending, contact }, dropped };
}

function withoutAsking(contact: Contact, { id, queuedAt }: SendEntry): Contact {
  return noteAnnounced(contact, id, { at: queuedAt, arrived: false });
}

/** What a flow says beside its first message bears no cause, and it is one talk that goes on. */
function causeOfEntry(entry: OutboxEntry): string | null {
  const name = entry.kind === 'send' && entry.send.flow === null ? entry.send.cause?.name : undefined;
  return name !== undefined && broadcastOf(name) !== null ? name : null;
}

function causeOfPlan(planned: FollowUp): string | null {
  const start = planned.kind === 'start' ? causeOfStart(planned) : null;
  return planned.kind === 'announce' ? causeOf(planned.announcement).name : start;
}

/** What staff start by hand for one person has no cause. */
function causeOfStart({ manner }: { readonly manner?: StartManner }): string | null {
  return manner?.cause?.name ?? null;
}

function begunBy(entry: OutboxEntry): string | null {
  return entry.kind === 'send' && entry.send.flow !== null ? (entry.send.cause?.name ?? null) : null;
}

function causeOfEvent(event: Event): string | null {
  return event.kind === 'broadcast' ? broadcastCause(event.announcement.broadcast) : null;
}
