import { type Broadcast, broadcastOf } from '../../domain/broadcast.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { changeSend, type SendEntry } from '../../domain/contact/contact-record.ts';
import { digest } from '../../domain/text/digest.ts';
import { filesOf, rehearseAnnouncement } from '../../engine/announce/render-announcement.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { deliveryRows } from '../settle/delivery-rows.ts';
import { letGo } from './let-go.ts';
import { postpone, settleSend } from './settle-send.ts';

/** What is paused is looked at again so often; who resumes it does not wait for that. */
const whilePaused: Millis = 10 * 60_000;
const whileCalledOff: Millis = 60_000;

/**
 * Applies the state of the broadcast that a message belongs to: paused, the message is held; cancelled, it is taken
 * back; edited, its new text is sent instead. True when the message is not to be sent as it is.
 */
export async function heedBroadcast(path: Path, seat: Seat, entry: SendEntry): Promise<boolean> {
  const id = entry.send.cause ? broadcastOf(entry.send.cause.name) : null;
  const broadcast = id === null ? undefined : await path.broadcasts.find(id);
  if (broadcast?.state === 'paused') {
    await postpone(path, seat, entry, { until: path.clock.now() + whilePaused, held: 'paused' });
    return true;
  }
  if (broadcast?.state === 'cancelled') {
    await callOff(path, seat, entry);
    return true;
  }
  if (entry.held === 'paused') {
    await comeBack(path, seat, entry);
    return true;
  }
  if (broadcast && isOlder(entry, broadcast)) {
    await renew(path, seat, entry, broadcast);
    return true;
  }
  return false;
}

/** It goes on, and nobody has let this one go yet. */
async function comeBack(path: Path, seat: Seat, entry: SendEntry): Promise<void> {
  const { cause } = entry.send;
  const gone = cause && (await letGo(path, seat.id, cause));
  if (gone) {
    const about = { ...gone, state: 'held', at: path.clock.now() } as const;
    await path.store.write({ contacts: [], rows: deliveryRows(seat.id, entry, about) });
  }
}

/** Called off by an event of its own, which may wait behind others: the message is not looked at again before. */
async function callOff(path: Path, seat: Seat, entry: SendEntry): Promise<void> {
  const at = path.clock.now();
  const cause = entry.send.cause?.name ?? '';
  await path.happen(seat.id, { id: `off-${digest(entry.id)}`, at, kind: 'call_off', cause });
  if (seat.record?.outbox.some(({ id }) => id === entry.id)) {
    await postpone(path, seat, entry, { until: at + whileCalledOff, held: 'pace' });
  }
}

function isOlder({ send }: SendEntry, { announcement }: Broadcast): boolean {
  return announcement.flow === null && (send.cause?.edition ?? 0) < announcement.edition;
}

async function renew(path: Path, seat: Seat, entry: SendEntry, { announcement }: Broadcast): Promise<void> {
  const { cause } = entry.send;
  const contact = seat.record?.contact;
  if (!contact || !cause) {
    return;
  }
  const world = path.catalog.world(path.clock.now(), () => false);
  const { text, failed } = rehearseAnnouncement(world, contact, announcement);
  if (failed !== null) {
    await settleSend(path, seat, entry, { state: 'failed', reason: 'expression', address: null });
    return;
  }
  const media = filesOf(announcement);
  const send = { ...entry.send, text, media, cause: { ...cause, edition: announcement.edition } };
  await path.change(seat.id, (record) => ({
    record: record && changeSend(record, entry.id, (each) => anew({ ...each, send })),
    rows: [],
  }));
}

/** What was taken of the former text is none of the new one. */
function anew(entry: SendEntry): SendEntry {
  return entry.begun ? { ...entry, begun: { ...entry.begun, parts: 0 } } : entry;
}
