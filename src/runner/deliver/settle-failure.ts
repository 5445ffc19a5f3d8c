import { SendError } from '../../channels/channel.ts';
import { type Address } from '../../domain/contact/address.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Line, type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { postpone, settleSend } from './settle-send.ts';

/** So long a network is left alone that asks to wait and does not say how long. */
const usual: Millis = 5000;

/** Lets nothing go to a network before the time is over for which it asked to wait; nothing for any other fault. */
export function parkThrottled({ pacer, clock }: Line, fault: unknown): void {
  if (fault instanceof SendError && fault.reason === 'throttled') {
    pacer.park(clock.now() + (fault.retryAfter ?? usual));
  }
}

interface Failure {
  readonly address: Address;
  readonly line: Line;
  readonly fault: unknown;
}

/** A failed attempt: try again later, park the channel, or give up with a reason, as its kind demands. */
export async function settleFailure(path: Path, seat: Seat, entry: SendEntry, about: Failure): Promise<void> {
  const { address, line, fault } = about;
  const reason = fault instanceof SendError ? fault.reason : 'network';
  path.log('warn', 'a send failed', { message: entry.id, channel: line.channel.name, reason });
  if (entry.send.reaction && (reason === 'network' || reason === 'ambiguous')) {
    // A sign is not worth that words wait behind it.
    await settleSend(path, seat, entry, { state: 'failed', reason, address });
    return;
  }
  switch (reason) {
    case 'held':
      await letOthersFirst(path, seat, entry, { line, fault });
      return;
    case 'throttled':
      parkThrottled(line, fault);
      return;
    case 'network':
      await retry(path, seat, entry, { address, line, doubted: entry.doubted });
      return;
    case 'ambiguous':
      await repeat(path, seat, entry, about);
      return;
    case 'unreachable':
      await settleSend(path, seat, entry, { state: 'failed', reason, address });
      await path.happen(seat.id, {
        id: `${entry.id}.reach`,
        at: path.clock.now(),
        kind: 'reach',
        address,
        reachable: false,
      });
      return;
    case 'refused':
      await settleSend(path, seat, entry, { state: 'failed', reason: holdOf(fault) ?? reason, address });
      return;
  }
}

/** Network faults: after 1, 5 and 15 minutes, then it has failed. */
async function retry(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  {
    address,
    line,
    doubted,
    first,
  }: Pick<Failure, 'address' | 'line'> & { readonly doubted: boolean; readonly first?: Millis },
): Promise<void> {
  const planned = path.settings.retry[entry.attempts];
  const wait = entry.attempts === 0 ? Math.min(first ?? Infinity, planned ?? Infinity) : planned;
  if (wait === undefined || wait === Infinity) {
    await giveUp(path, seat, entry, { address, line, reason: 'network' });
    return;
  }
  const until = path.clock.now() + wait;
  await postpone(path, seat, entry, { until, held: 'network', attempts: entry.attempts + 1, doubted });
}

/** Where another process holds the channel by now it is that one's to send, and it may have done so. */
async function giveUp(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  { address, line, reason }: Pick<Failure, 'address' | 'line'> & { readonly reason: 'network' | 'ambiguous' },
): Promise<void> {
  if (line.held()) {
    await settleSend(path, seat, entry, { state: 'failed', reason, address });
  }
}

/**
 * An answer that did not come in the time of a send rarely comes later; a repeat that is the same message harms nobody.
 */
const doubtLasts: Millis = 10_000;

/** It may have left: repeated once, so that it is not lost; freely where a repeat is the same message. */
async function repeat(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  { address, line }: Pick<Failure, 'address' | 'line'>,
): Promise<void> {
  const isLast = line.channel.repeatable ? path.settings.retry[entry.attempts] === undefined : entry.doubted;
  if (isLast) {
    await giveUp(path, seat, entry, { address, line, reason: 'ambiguous' });
    return;
  }
  const first = line.channel.repeatable ? { first: doubtLasts } : {};
  await retry(path, seat, entry, { address, line, doubted: true, ...first });
}

/** A turn that comes within this time is waited for here, exactly. */
const soon: Millis = 10 * 60_000;
/** Its stored moment is so much later: whoever takes the channel over when this process has died sends by that. */
const behind: Millis = 30_000;

/** The channel asked for it. The network's time is the real one, so its turn rings by that. */
async function letOthersFirst(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  { line, fault }: Pick<Failure, 'line' | 'fault'>,
): Promise<void> {
  const wait = (fault instanceof SendError ? fault.retryAfter : null) ?? soon;
  const until = path.clock.now() + (wait < soon ? wait + behind : wait);
  await postpone(path, seat, entry, { until, held: holdOf(fault) ?? 'pace' });
  if (wait < soon) {
    line.clock.at(line.clock.now() + wait, () => {
      if (!path.stopping()) {
        const there = path.seats.get(seat.id);
        there.ready.add(entry.id);
        path.attend(there);
      }
    });
  }
}

function holdOf(fault: unknown): string | null {
  return fault instanceof SendError ? fault.hold : null;
}
