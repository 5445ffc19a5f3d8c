import { quietUntil } from '../../domain/time/calendar.ts';
import { type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Event } from '../../domain/event.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type Receipt } from '../../domain/message.ts';
import { advance } from '../../engine/advance.ts';
import { noteSettled } from '../../engine/settled.ts';
import { applyTurn } from '../commit/apply-turn.ts';
import { deliveryRows } from '../settle/delivery-rows.ts';
import { findRoute, messageFor, type Route } from './find-route.ts';
import { markSeen, whenTaken } from '../receive/mark-seen.ts';
import { noteProgress } from './note-progress.ts';
import { parkThrottled, settleFailure } from './settle-failure.ts';
import { type Path } from '../path.ts';
import { isBusy, type Seat } from '../attend/seat.ts';
import { settledRows } from './settle-send.ts';
import { keepsHours } from './keeps-hours.ts';

/** What was read of somebody is not gone by for longer without another look, in real time. */
const lasts: Millis = 1000;

/** Who is told what. */
export interface Telling {
  /** The contact as it was just read. */
  readonly record: ContactRecord;
  readonly event: Event;
  /** Asked right before it is sent. */
  readonly isStillMeant: () => Promise<boolean>;
}

/**
 * The short way for one of many recipients of the same announcement: sends first, then writes contact, message and
 * delivery at once, where the ordinary way writes before and after. Only for a recipient durably noted as being told,
 * whose turn is one message and nothing else. False: nothing has happened, and the ordinary way is to be taken.
 */
export async function tellAtOnce(path: Path, telling: Telling): Promise<boolean> {
  const seat = path.seats.get(telling.record.id);
  const turned = isAtRest(seat, telling.record) ? turnOn(path, telling.record, telling.event) : undefined;
  const route = turned && findRoute(path, telling.record.contact);
  if (!turned || typeof route !== 'object' || !route.line.held()) {
    return false;
  }
  seat.record = telling.record;
  seat.loaded = true;
  // Nothing else is sent to them meanwhile.
  seat.delivering = true;
  try {
    return await tell(path, seat, { ...telling, turned, route });
  } finally {
    seat.delivering = false;
    seat.sending = null;
    path.follow(seat);
  }
}

interface Turned {
  readonly entry: SendEntry;
  readonly record: ContactRecord;
}

interface Ready extends Telling {
  readonly turned: Turned;
  readonly route: Route;
}

/** Nobody else has them in hand, and our copy, if there is one, says the same. */
function isAtRest(seat: Seat, record: ContactRecord): boolean {
  const isKnown = !seat.loaded || seat.record?.revision === record.revision;
  return isKnown && !seat.stale && !isBusy(seat) && isPlain(record);
}

/** Nothing is open that a message could get between. */
function isPlain({ contact, pending, outbox, overflow, forward }: ContactRecord): boolean {
  const waits = pending.length + outbox.length + (contact.shared?.length ?? 0);
  return contact.session === null && waits === 0 && !overflow && forward === null;
}

/** What the event makes of somebody, where that is one message to be sent now; undefined where it is anything else. */
function turnOn(path: Path, before: ContactRecord, event: Event): Turned | undefined {
  const now = path.clock.now();
  const world = path.catalog.world(now, () => false);
  const turn = advance(world, before.contact, event);
  const { record } = applyTurn({ ...before, outbox: [] }, turn, { now, manners: path.script.manners });
  const [entry, ...others] = record.outbox;
  if (entry?.kind !== 'send' || others.length > 0 || entry.notBefore > now) {
    return undefined;
  }
  return { entry, record: { ...record, outbox: before.outbox, seen: markSeen(before.seen, event.id, now) } };
}

async function tell(path: Path, seat: Seat, ready: Ready): Promise<boolean> {
  const { record } = ready;
  const { entry } = ready.turned;
  const { line, address } = ready.route;
  const message = messageFor(address, entry.send, record.contact);
  if (line.unsettled.has(entry.id)) {
    return false;
  }
  let receipt: Receipt;
  const begun = line.clock.now();
  try {
    await line.channel.prepare(message);
    await line.pacer.turn(address, keepsHours(entry.send) ? 'behind' : 'first');
    const isOld = line.clock.now() - begun >= lasts;
    if (!(await mayGo(path, seat, ready)) || (isOld && !(await isAsRead(path, seat, ready)))) {
      return false;
    }
    path.reach('sending');
    seat.sending = entry.id;
    receipt = await line.channel.send(message);
    path.reach('sent');
  } catch (fault) {
    // Before it is written down: others would go meanwhile.
    parkThrottled(line, fault);
    const isKept = await keepUnsent(path, ready);
    if (isKept) {
      await settleFailure(path, seat, entry, { address, line, fault });
    }
    return isKept;
  }
  const sent = { message: entry.id, contact: seat.id };
  const goOn = (): void => {
    path.attend(path.seats.get(seat.id));
  };
  await line.unsettled.writeDown(sent, () => keepSent(path, seat, ready, receipt), goOn);
  path.reach('settled');
  return true;
}

/** Who stood in line for long may have been erased by another process meanwhile, or moved, or taken their yes back. */
async function isAsRead({ store }: Path, seat: Seat, { record }: Ready): Promise<boolean> {
  const isSame = (await store.find(seat.id))?.revision === record.revision;
  seat.stale ||= !isSame;
  return isSame && isFree(seat);
}

function isFree({ stale, gone, attending, resting }: Seat): boolean {
  return !stale && !gone && !attending && !resting;
}

async function mayGo(
  path: Path,
  seat: Seat,
  { record, turned, route, isStillMeant }: Ready,
): Promise<boolean> {
  if (!(await isStillMeant())) {
    return false;
  }
  const { contact, revision } = record;
  const quiet = keepsHours(turned.entry.send)
    ? quietUntil(path.clock.now(), contact.timezone, path.script.manners)
    : null;
  const isSame = seat.record?.revision === revision && isFree(seat);
  return quiet === null && isSame && route.line.held() && !path.stopping();
}

/** What the turn makes of whatever stands there by now; undefined where that is no longer one message. */
function turnAgain(path: Path, { turned, record, event }: Ready, current: ContactRecord): Turned | undefined {
  if (current.contact !== record.contact || current.outbox.length > 0) {
    return turnOn(path, current, event);
  }
  // What else was written meanwhile, such as that they are being made one with somebody, stays.
  const { contact } = turned.record;
  const seen = markSeen(current.seen, event.id, path.clock.now());
  return { ...turned, record: { ...current, contact, seen } };
}

/** Of who has taken the event otherwise nothing changes, but that the message needs no sending any more. */
async function keepSent(path: Path, seat: Seat, ready: Ready, { networkId }: Receipt): Promise<void> {
  const { entry } = ready.turned;
  const outcome = { state: 'sent', reason: null, address: ready.route.address, networkId } as const;
  const now = path.clock.now();
  const rows = settledRows(seat, entry, outcome, now).map((row) => ({ ...row, fresh: isFirstTry(entry) }));
  await path.change(seat.id, (current) => {
    if (!current) {
      return { record: undefined, rows: [] };
    }
    const turned = isTaken(current, ready) ? undefined : turnAgain(path, ready, current)?.record;
    const next = turned ?? { ...current, seen: markSeen(current.seen, ready.event.id, now) };
    const contact = noteSettled(next.contact, entry.id, { at: now, arrived: true });
    return { record: { ...next, contact, outbox: current.outbox.filter(({ id }) => id !== entry.id) }, rows };
  });
  path.counters.turns++;
  path.counters.sent++;
  const further = path.progress.get(entry.id);
  if (further) {
    await noteProgress(path, entry.id, further);
  }
}

function isFirstTry({ send }: SendEntry): boolean {
  return send.cause?.attempt === 0;
}

/** What could not be sent is in the outbox from now on, as if the ordinary way had been gone; false where it is not. */
async function keepUnsent(path: Path, ready: Ready): Promise<boolean> {
  const { entry } = ready.turned;
  const channel = ready.route.line.channel.name;
  const queued = { state: 'queued', reason: null, at: path.clock.now(), channel } as const;
  const kept = await path.change(ready.record.id, (current) => {
    const turned = current && !isTaken(current, ready) ? turnAgain(path, ready, current) : undefined;
    const record = turned ? { ...turned.record, outbox: [...turned.record.outbox, entry] } : current;
    return { record, rows: turned ? deliveryRows(ready.record.id, entry, queued) : [] };
  });
  return kept?.outbox.some(({ id }) => id === entry.id) ?? false;
}

function isTaken({ seen }: ContactRecord, { event }: Telling): boolean {
  return whenTaken(seen, event.id) !== undefined;
}
