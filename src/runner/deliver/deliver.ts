import { type OutboundMessage, type Receipt } from '../../domain/message.ts';
import { type Address } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type SendEntry } from '../../domain/contact/contact-record.ts';
import { waitsForRetry } from '../attend/attention.ts';
import { awaitAbsorbed } from '../merge/await-absorbed.ts';
import { awaitTurn, hurry } from './await-turn.ts';
import { takeFloor } from '../household/take-floor.ts';
import { heedBroadcast } from './heed-broadcast.ts';
import { type Line, type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { settleFailure } from './settle-failure.ts';
import { noteParts, takenAt } from './note-parts.ts';
import { postpone, settleSend } from './settle-send.ts';
import { type Route, findRoute, messageFor } from './find-route.ts';
import { hadAlready } from './had-already.ts';
import { holdBack } from './hold-back.ts';

/** Sends what may go now, in order, one at a time for each contact. */
export function deliver(path: Path, seat: Seat): void {
  hurry(seat);
  if (
    mustWait(seat) ||
    seat.delivering ||
    path.stopping() ||
    !nextSend(path, seat) ||
    isElsewhere(path, seat)
  ) {
    return;
  }
  seat.delivering = true;
  path.work.do(async () => {
    try {
      if (isOneOfTwo(seat) && (await awaitAbsorbed(path, seat))) {
        return;
      }
      for (let entry = nextSend(path, seat); entry && !path.stopping(); entry = nextSend(path, seat)) {
        if (mustWait(seat) || !path.seats.has(seat) || isElsewhere(path, seat)) {
          return;
        }
        await deliverOne(path, seat, entry);
      }
    } finally {
      seat.delivering = false;
    }
    deliver(path, seat);
  });
}

/** Whether somebody was made one with this person. */
function isOneOfTwo({ record }: Seat): boolean {
  return (record?.absorbed?.length ?? 0) > 0;
}

/** A copy that may be old is read again first, and followed then; so is who is being made one with somebody. */
function mustWait({ stale, loaded, doubtful, resting }: Seat): boolean {
  return stale || !loaded || doubtful || resting;
}

/** Whoever sends reads all of a long line again when told of it: not every second, but before five are over. */
const tellAgain: Millis = 4000;

/** Where another process holds the channel, it is told that something is to be sent. */
function isElsewhere(path: Path, seat: Seat): boolean {
  const { id, record, told } = seat;
  const revision = record?.revision ?? 0;
  const route = record && findRoute(path, record.contact);
  if (typeof route !== 'object' || route.line.held()) {
    return false;
  }
  const now = path.clock.now();
  if (told?.revision !== revision || Math.abs(now - told.at) >= tellAgain) {
    seat.told = { revision, at: now };
    path.scheduler.wake(id, now, route.line.channel.name);
  }
  return true;
}

/**
 * What may go next: nothing while one is out and not written down, though an answer may have taken it off the list
 * meanwhile. One that waits for a retry holds up those behind it; one that is held back does not, but for the first of
 * a flow that a broadcast began.
 */
function nextSend(path: Path, { id: contact, record, settled, ready }: Seat): SendEntry | undefined {
  if ([...path.lines.values()].some(({ unsettled }) => unsettled.hasOf(contact))) {
    return undefined;
  }
  const now = path.clock.now();
  const left = record?.forward === null ? record.outbox.filter(({ id }) => !settled.has(id)) : [];
  for (const entry of left) {
    if (entry.kind !== 'send' || left.some(({ id }) => id === entry.send.behind)) {
      continue;
    }
    if (isTime(entry, now) || ready.has(entry.id)) {
      return entry;
    }
    if (waitsForRetry(entry)) {
      return undefined;
    }
  }
  return undefined;
}

/** What nothing holds back waits for no clock that was put back since. */
function isTime({ held, notBefore }: SendEntry, now: Instant): boolean {
  return held === null || notBefore <= now;
}

async function deliverOne(path: Path, seat: Seat, entry: SendEntry): Promise<void> {
  const contact = seat.record?.contact;
  if (!contact || (await isNotToGo(path, seat, entry, contact))) {
    return;
  }
  const route = findRoute(path, contact, entry.send.reaction?.at);
  if (route === 'nowhere') {
    await settleSend(path, seat, entry, { state: 'failed', reason: 'unreachable', address: null });
  } else if (route === 'channel_off') {
    await postpone(path, seat, entry, { until: path.clock.now() + 15 * 60_000, held: 'channel_off' });
  } else if (await takeFloor(path, seat, entry, route.address)) {
    const message = { ...messageFor(route.address, entry.send, contact), ...takenAt(entry, route.address) };
    await send(path, seat, entry, { ...route, message });
  }
}

/** What is paused, put off or taken back is dealt with here. */
async function isNotToGo(path: Path, seat: Seat, entry: SendEntry, contact: Contact): Promise<boolean> {
  if ((await heedBroadcast(path, seat, entry)) || (await holdBack(path, seat, entry, contact))) {
    return true;
  }
  return isOneOfTwo(seat) && hadAlready(path, seat, entry);
}

interface Sending extends Route {
  readonly message: OutboundMessage;
}

async function send(path: Path, seat: Seat, entry: SendEntry, sending: Sending): Promise<void> {
  const { line, address, message } = sending;
  seat.ready.delete(entry.id);
  try {
    await line.channel.prepare(message);
  } catch (fault) {
    if (isStillWanted(path, seat, entry)) {
      await settleFailure(path, seat, entry, { address, line, fault });
    }
    return;
  }
  await awaitTurn(seat, entry, { line, address, getReady: () => readAgain(path, seat, line) });
  if (!isStillWanted(path, seat, entry) || (await mustWaitAfterAll(path, seat, entry))) {
    return;
  }
  const isTheirs = await takeFloor(path, seat, entry, address);
  if (isTheirs && isStillWanted(path, seat, entry) && isStillAt(seat, address) && line.held()) {
    seat.sending = entry.id;
    try {
      await attempt(path, seat, entry, sending);
    } finally {
      seat.sending = null;
    }
  }
}

/**
 * Whoever is rung for while they stand in line is read again at the head of it: a long line makes others ring for all
 * who stand there again and again, and whoever lost the turn by that would go to the end each time.
 */
async function readAgain(path: Path, { id, stale, loaded }: Seat, line: Line): Promise<void> {
  if ((stale || !loaded) && line.held() && !path.stopping()) {
    await path.change(id, (record) => ({ record, rows: [] })).catch(() => undefined);
  }
}

/** The line may have been so long that it is night by now, or whose broadcast it is was paused. */
async function mustWaitAfterAll(path: Path, seat: Seat, entry: SendEntry): Promise<boolean> {
  const contact = seat.record?.contact;
  return !contact || (await heedBroadcast(path, seat, entry)) || (await holdBack(path, seat, entry, contact));
}

/** It may have been taken back (STOP, an answer) or put off while it waited for its turn. */
function isStillWanted(path: Path, seat: Seat, entry: SendEntry): boolean {
  const { record, gone } = seat;
  const isKnown = !path.stopping() && !gone && !mustWait(seat);
  return isKnown && record?.forward === null && record.outbox.includes(entry);
}

/** Meanwhile they may have moved, and somebody else may have come to where they were. */
function isStillAt({ record }: Seat, address: Address): boolean {
  return record?.contact.addresses.includes(address) ?? false;
}

/** Whoever was to send it before us may have died over it, and the network cannot tell a repeat. */
function mayHaveLeft(seat: Seat, { id, held }: SendEntry, { channel, possibleRepeats }: Line): boolean {
  const isOurs = seat.fresh.has(id) || seat.attempts.has(id);
  return !channel.repeatable && !isOurs && held === null && possibleRepeats.take(seat.id);
}

async function attempt(path: Path, seat: Seat, entry: SendEntry, sending: Sending): Promise<void> {
  const { address, line, message } = sending;
  const { id } = message;
  if (entry.doubted || mayHaveLeft(seat, entry, line)) {
    path.counters.resent++;
  }
  // A second attempt changes nothing: the first may have been seen.
  seat.attempts.set(id, seat.attempts.get(id) ?? path.order());
  path.reach('sending');
  let receipt: Receipt;
  try {
    receipt = await line.channel.send(message, (parts) =>
      noteParts(path, seat.id, { message: id, line, begun: { at: address, parts } }),
    );
  } catch (fault) {
    await settleFailure(path, seat, entry, { address, line, fault });
    return;
  }
  path.reach('sent');
  const sent = { state: 'sent', reason: null, address, networkId: receipt.networkId } as const;
  const current = (): Seat => path.seats.get(seat.id);
  const settle = (): Promise<void> => settleSend(path, current(), entry, sent);
  await line.unsettled.writeDown({ message: id, contact: seat.id }, settle, () => {
    path.attend(current());
  });
  path.reach('settled');
}
