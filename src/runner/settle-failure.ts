import { SendError } from '../channels/channel.ts';
import { type Address } from '../domain/address.ts';
import { type OutboxEntry } from '../domain/contact-record.ts';
import { type Line, type Path } from './path.ts';
import { type Seat } from './seat.ts';
import { postpone, settleSend } from './settle-send.ts';

type SendEntry = Extract<OutboxEntry, { readonly kind: 'send' }>;

/** A failed attempt: try again later, park the channel, or give up with a reason, as its kind demands. */
export async function settleFailure(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  about: { readonly address: Address; readonly line: Line; readonly fault: unknown },
): Promise<void> {
  const { address, line, fault } = about;
  const reason = fault instanceof SendError ? fault.reason : 'network';
  path.log('warn', 'a send failed', { message: entry.id, channel: line.channel.name, reason });
  switch (reason) {
    case 'throttled':
      line.pacer.park(line.now() + (fault instanceof SendError ? (fault.retryAfter ?? 5000) : 5000));
      return;
    case 'network':
      await retry(path, seat, entry, { address, doubted: entry.doubted });
      return;
    case 'ambiguous':
      await repeatOnce(path, seat, entry, address);
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
      await settleSend(path, seat, entry, { state: 'failed', reason, address });
      return;
  }
}

/** Network faults: after 1, 5 and 15 minutes, then it has failed. */
async function retry(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  { address, doubted }: { readonly address: Address; readonly doubted: boolean },
): Promise<void> {
  const wait = path.settings.retry[entry.attempts];
  if (wait === undefined) {
    await settleSend(path, seat, entry, { state: 'failed', reason: 'network', address });
    return;
  }
  const until = path.clock.now() + wait;
  await postpone(path, seat, entry, { until, held: 'network', attempts: entry.attempts + 1, doubted });
}

/** It may have left: repeated once, so that it is not lost; a second doubt is the end. */
async function repeatOnce(path: Path, seat: Seat, entry: SendEntry, address: Address): Promise<void> {
  if (entry.doubted) {
    await settleSend(path, seat, entry, { state: 'failed', reason: 'ambiguous', address });
    return;
  }
  await retry(path, seat, entry, { address, doubted: true });
}
