import { broadcastCause, broadcastOf, causeOf } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactRecord, type OutboxEntry, type SendEntry } from '../../domain/contact/contact-record.ts';
import { deliveryId, hasCome } from '../../domain/delivery.ts';
import { type Event } from '../../domain/event.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type StartManner } from '../../domain/start-manner.ts';
import { type Store } from '../../store/store.ts';
import { noteAnnounced } from '../../engine/settled.ts';
import { liftAttempts } from './lift-attempts.ts';

/**
 * What rows say about the causes that the documents of a merge still bring: which came already, and the attempt of
 * each.
 */
export interface Told {
  readonly come: ReadonlySet<string>;
  readonly attempts: ReadonlyMap<string, number>;
}

/** For when no rows are known. */
export const nothingTold: Told = { come: new Set(), attempts: new Map() };

/** Reads what rows say about every cause that these documents still bring. */
export async function findTold(
  store: Pick<Store, 'findRow'>,
  contact: string,
  records: readonly ContactRecord[],
): Promise<Told> {
  const causes = [...new Set(records.flatMap(causesIn))];
  const found = await Promise.all(
    causes.map(async (cause) => ({
      cause,
      data: (await store.findRow('deliveries', deliveryId(cause, contact)))?.data,
    })),
  );
  return {
    come: new Set(found.filter(({ data }) => hasCome(data?.['state'])).map(({ cause }) => cause)),
    attempts: new Map(found.map(({ cause, data }) => [cause, Number(data?.['attempt'] ?? 0)])),
  };
}

/** The causes of what a document still brings. */
function causesIn({ contact, pending, outbox }: ContactRecord): readonly string[] {
  const all = [
    ...outbox.map((each) => causeOfEntry(each) ?? begunBy(each)),
    ...contact.followUps.map(causeOfPlan),
    ...(contact.waitingStarts ?? []).map(causeOfStart),
    ...pending.map(({ event }) => causeOfEvent(event)),
  ];
  return all.filter((each) => each !== null);
}

/**
 * Of two documents that are one person, each announcement and each run once, and none that came already. `ended` is
 * what is still to be sent to the one whose conversation does not go on.
 */
export function uniteAnnouncements(
  record: ContactRecord,
  { come, attempts }: Told,
  ended: readonly OutboxEntry[] = [],
): { readonly record: ContactRecord; readonly dropped: readonly SendEntry[] } {
  const had = new Set(come);
  const isFirst = (cause: string | null): boolean => {
    const first = cause === null || !had.has(cause);
    had.add(cause ?? '');
    return first;
  };
  const goesOn = new Set(record.outbox.filter((each) => !ended.includes(each)).map(begunBy));
  const isBegunAgain = (each: OutboxEntry): boolean => {
    const cause = begunBy(each);
    return cause !== null && (come.has(cause) || (ended.includes(each) && goesOn.has(cause)));
  };
  const again = record.outbox.filter(isBegunAgain);
  // What goes on may be asked all the same; what would only be said behind it was said, or is.
  const said = again.filter((each) => ended.includes(each) || record.contact.session === null);
  const outbox = record.outbox.filter(
    (each) => isFirst(causeOfEntry(each)) && !again.includes(each) && !isBehind(each, said),
  );
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
  return { record: liftAttempts({ ...record, outbox, pending, contact }, attempts), dropped };
}

function isBehind(entry: OutboxEntry, those: readonly OutboxEntry[]): boolean {
  return entry.kind === 'send' && those.some(({ id }) => id === entry.send.behind);
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
