import { type Broadcast, broadcastCause, causeOf } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { deliveryId, deliveryRow } from '../../domain/delivery.ts';
import { digest } from '../../domain/text/digest.ts';
import { type Event } from '../../domain/event.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../../runner/path.ts';
import { gatherLateRows } from '../../runner/merge/finish-merge.ts';
import { tellAtOnce } from '../../runner/deliver/tell-at-once.ts';
import { findContact } from '../records/find-contact.ts';
import { channelFor, type Class, classify, type Reach } from './classify.ts';
import { type Found } from './find-audience.ts';
import { hadSame } from './had-same.ts';
import { keepRows } from './keep-rows.ts';

/** What handing out to somebody needs. */
export interface HandOut {
  readonly path: Path;
  readonly broadcast: Broadcast;
  readonly found: Found;
  readonly reach: Reach;
  readonly now: Instant;
}

/** A possible recipient, and what will probably become of the broadcast there. */
export interface Meant {
  readonly record: ContactRecord;
  readonly sorted: Exclude<Class, { readonly kind: 'skipped' }>;
}

/**
 * Sorts a page into recipients and rows for those who do not get it. Whoever has a row was handled before, perhaps
 * before a crash.
 */
export async function sortPage(
  about: HandOut,
  records: readonly ContactRecord[],
): Promise<{ readonly rows: readonly Row[]; readonly meant: readonly Meant[] }> {
  const cause = causeOf(about.broadcast.announcement);
  const rows: Row[] = [];
  const meant: Meant[] = [];
  const rowOf = ({ id }: ContactRecord): string => deliveryId(broadcastCause(about.broadcast.id), id);
  const known = await about.path.store.knownRows('deliveries', records.map(rowOf));
  const fresh = records.filter((record) => !known.has(rowOf(record)));
  const classes = await Promise.all(fresh.map((record) => sort(about, record)));
  fresh.forEach((record, place) => {
    const sorted = classes[place];
    if (sorted?.kind === 'skipped') {
      const { reason } = sorted;
      rows.push(deliveryRow({ cause, contact: record.id, state: 'skipped', reason, at: about.now }));
    } else if (sorted) {
      meant.push({ record, sorted });
      rows.push(...replaced(about, record));
    }
  });
  return { rows, meant };
}

/** Whoever is given a mended text does not wait for the broken one any more. */
function replaced({ broadcast: { mends }, now }: HandOut, { id }: ContactRecord): readonly Row[] {
  if (!mends) {
    return [];
  }
  const cause = { name: broadcastCause(mends.broadcast), attempt: mends.attempt };
  return [deliveryRow({ cause, contact: id, state: 'cancelled', reason: 'replaced', at: now })];
}

async function sort(about: HandOut, { contact }: ContactRecord): Promise<Class> {
  const { path, broadcast, found, reach, now } = about;
  const { script } = path;
  const program = (flow: string) => script.programs.get(flow);
  return (await hadSame(path.store, broadcast, { contact: contact.id, now }))
    ? { kind: 'skipped', reason: 'had_already' }
    : classify({ now, manners: script.manners, program }, contact, {
        announcement: broadcast.announcement,
        reach,
        excluded: found.excludes(contact, now),
      });
}

/** Tells somebody: at once where nothing is in the way, else as an event, with a row that says so. */
export async function handTo(about: HandOut, { record, sorted }: Meant): Promise<void> {
  const { path, broadcast } = about;
  const event = eventFor(broadcast, record.id, path.clock.now());
  const isPlain = sorted.kind === 'go' && broadcast.announcement.flow === null;
  if (isPlain && (await tellAtOnce(path, { record, event, isStillMeant: () => isLive(about) }))) {
    return;
  }
  if (!path.stopping()) {
    await handAsEvent(about, record, sorted.channel);
  }
}

/** Nobody paused, cancelled or edited it meanwhile. */
async function isLive({ path, broadcast: { id, announcement } }: HandOut): Promise<boolean> {
  const live = await path.broadcasts.find(id);
  return live?.state === 'started' && live.announcement.edition === announcement.edition;
}

async function handAsEvent(
  about: Pick<HandOut, 'path' | 'broadcast' | 'reach'>,
  record: ContactRecord,
  channel: string | null,
): Promise<void> {
  const { path, broadcast } = about;
  const at = path.clock.now();
  const now = await findContact(path.store, record.id);
  if (now && now.id !== record.id) {
    // Merged since they were read: whoever answers now may have had it under their own name.
    await takeUp(about, [now.id]);
    return;
  }
  const cause = causeOf(broadcast.announcement);
  if (holds(record, cause.name) || (await give(path, broadcast, record.id, at))) {
    const queued = { contact: record.id, state: 'queued', reason: null, at, channel } as const;
    await keepRows(path, [deliveryRow({ ...queued, cause })]);
  }
}

/** Whether something of it is planned or unsent in the document. */
function holds({ contact, pending, outbox }: ContactRecord, cause: string): boolean {
  return (
    contact.followUps.some((each) => each.kind === 'announce' && causeOf(each.announcement).name === cause) ||
    outbox.some((each) => each.kind === 'send' && each.send.cause?.name === cause) ||
    pending.some(({ event }) => event.kind === 'broadcast' && causeOf(event.announcement).name === cause)
  );
}

/**
 * Gives the event to recipients whom a dead process was telling and who have no row: a message that went out in its
 * last moment then bears the same id.
 */
export async function takeUp(
  about: Omit<HandOut, 'found' | 'now'>,
  contacts: readonly string[],
): Promise<void> {
  const { path, broadcast, reach } = about;
  const name = broadcastCause(broadcast.id);
  await Promise.all(
    contacts.map(async (each) => {
      // Who was merged meanwhile gets it as who answers now.
      const id = (await findContact(path.store, each))?.id ?? each;
      // Whoever died over their row may have written it when all their rows had been taken over.
      await gatherLateRows(path, each);
      const [row, record] = await Promise.all([
        path.store.findRow('deliveries', deliveryId(name, id)),
        path.store.find(id),
      ]);
      if (!row && record) {
        await handAsEvent(about, record, channelFor(record.contact, reach.channels));
      }
    }),
  );
}

/** Gives a recipient the event; false when the contact is gone. */
export async function give(path: Path, broadcast: Broadcast, contact: string, at: Instant): Promise<boolean> {
  return (await path.happen(contact, eventFor(broadcast, contact, at))) !== undefined;
}

function eventFor({ announcement, local }: Broadcast, contact: string, at: Instant): Event {
  const { broadcast, attempt } = announcement;
  return {
    id: `b${digest(`${broadcast} ${attempt} ${contact}`)}`,
    at,
    kind: 'broadcast',
    announcement,
    local,
  };
}
