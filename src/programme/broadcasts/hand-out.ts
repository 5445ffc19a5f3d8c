import { type Broadcast, broadcastCause, causeOf } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/clock.ts';
import { type ContactRecord } from '../../domain/contact-record.ts';
import { type Contact } from '../../domain/contact.ts';
import { deliveryId, deliveryRow, type DeliveryState } from '../../domain/delivery.ts';
import { digest } from '../../domain/digest.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../../runner/path.ts';
import { type Class, classify, type Reach } from './classify.ts';
import { type Found } from './find-audience.ts';

/** What handing out to somebody needs. */
export interface HandOut {
  readonly path: Path;
  readonly broadcast: Broadcast;
  readonly found: Found;
  readonly reach: Reach;
  readonly now: Instant;
}

/**
 * Gives a broadcast to contacts as an event each, once, and answers with the rows that say so when all of it is
 * durable. Whoever has a row has been given it, be it before a crash; so has who still holds something of it.
 */
export async function handOutTo(about: HandOut, records: readonly ContactRecord[]): Promise<readonly Row[]> {
  const rows = await Promise.all(records.map((record) => handOutToOne(about, record)));
  return rows.flatMap((row) => row ?? []);
}

async function handOutToOne(about: HandOut, record: ContactRecord): Promise<Row | undefined> {
  const { path, broadcast, found, reach, now } = about;
  const { contact } = record;
  const cause = causeOf(broadcast.announcement);
  if (await path.store.findRow('deliveries', deliveryId(cause.name, contact.id))) {
    return undefined;
  }
  const sorted: Class = (await hadTheSame(about, contact))
    ? { kind: 'skipped', reason: 'had_already' }
    : classify({ now, manners: path.script.manners }, contact, {
        talking: broadcast.announcement.talking,
        reach,
        excluded: found.excludes(contact, now),
      });
  if (sorted.kind === 'skipped') {
    return deliveryRow({ cause, contact: contact.id, state: 'skipped', reason: sorted.reason, at: now });
  }
  const isThere = holds(record, cause.name) || (await give(path, broadcast, record, now));
  const { channel } = sorted;
  return isThere
    ? deliveryRow({ cause, contact: contact.id, state: 'queued', reason: null, at: now, channel })
    : undefined;
}

/** Gives the event; false when there is no such contact any more. */
export async function give(
  path: Path,
  { announcement, local }: Broadcast,
  record: Pick<ContactRecord, 'id'>,
  at: Instant,
): Promise<boolean> {
  const { broadcast, attempt } = announcement;
  const id = `b${digest(`${broadcast} ${attempt} ${record.id}`)}`;
  const taken = await path.happen(record.id, { id, at, kind: 'broadcast', announcement, local });
  return taken !== undefined;
}

/** Whether something of it is planned or unsent in the document. */
function holds({ contact, pending, outbox }: ContactRecord, cause: string): boolean {
  return (
    contact.followUps.some((each) => each.kind === 'announce' && causeOf(each.announcement).name === cause) ||
    outbox.some((each) => each.kind === 'send' && each.send.cause?.name === cause) ||
    pending.some(({ event }) => event.kind === 'broadcast' && causeOf(event.announcement).name === cause)
  );
}

const had: readonly DeliveryState[] = ['queued', 'held', 'sent', 'delivered', 'read'];

async function hadTheSame({ path, broadcast }: HandOut, { id }: Contact): Promise<boolean> {
  const rows = await Promise.all(
    broadcast.same.map((each) => path.store.findRow('deliveries', deliveryId(broadcastCause(each), id))),
  );
  return rows.some((row) => had.some((each) => each === row?.data['state']));
}
