import { type Clock } from '../../domain/time/clock.ts';
import { type Channel, SendError } from '../channel.ts';
import { type Condition } from './health/health-words.ts';
import { type Status } from './health/status.ts';

type Sending = Pick<Channel, 'prepare' | 'send'>;

/** Sends while a connection stands; without one nothing is tried, and nothing fails for it. */
export function sendWhenOpen(
  isOpen: () => boolean,
  { status, clock, sending }: { readonly status: Status; readonly clock: Clock; readonly sending: Sending },
): Sending {
  return {
    prepare: async (message) => {
      const lack = isOpen() ? null : lackOf(status, clock);
      if (lack?.reason === 'held') {
        throw lack;
      }
      await sending.prepare(message).catch((fault: unknown) => {
        // Without a connection nothing was tried. It is offered again, for meanwhile a night may have come.
        throw isNetworkFault(fault) && !isOpen() ? lackOf(status, clock) : fault;
      });
    },
    send: async (message) => {
      if (!isOpen()) {
        throw lackOf(status, clock);
      }
      return sending.send(message);
    },
  };
}

function isNetworkFault(fault: unknown): boolean {
  return fault instanceof SendError && fault.reason === 'network';
}

const passing: readonly Condition[] = [
  'starting',
  'linking',
  'network',
  'outdated',
  'replaced',
  'store',
  'on',
];

/** A connection that comes back by itself is waited for; for anything else each message is held back. */
function lackOf(status: Status, clock: Clock): SendError {
  if (passing.includes(status.condition())) {
    return new SendError('throttled', 'WhatsApp is connecting.', 3000);
  }
  const rested = status.restedUntil();
  return rested === null
    ? new SendError('held', 'WhatsApp is not linked.', 5 * 60_000, 'channel_off')
    : new SendError(
        'held',
        'WhatsApp restricts this number.',
        Math.max(1000, rested - clock.now()),
        'restricted',
      );
}
