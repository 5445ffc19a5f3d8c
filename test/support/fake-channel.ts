import { type Channel, type Pace, type SendError } from '../../src/channels/channel.ts';
import { type ChannelName } from '../../src/domain/contact/address.ts';
import { type OutboundMessage } from '../../src/domain/message.ts';

/** A network that takes what it is sent, unless told otherwise. */
export interface FakeChannel extends Channel {
  /** What arrived, repeats included. */
  readonly arrived: OutboundMessage[];
  /** The next sends fail so, in order; null lets one through. */
  readonly faults: (SendError | null)[];
  /** What stands in the way of the next sends before they begin, in order; null for nothing. */
  readonly obstacles: (SendError | null)[];
  /** From now on sends wait until the gate is opened. */
  hold(): () => void;
}

/** A fake network with a name and a pace. */
export function createFakeChannel(
  name: ChannelName = 'simulator',
  pace: Pace | null = null,
  { repeatable = false }: { readonly repeatable?: boolean } = {},
): FakeChannel {
  const obstacles: (SendError | null)[] = [];
  const arrived: OutboundMessage[] = [];
  const faults: (SendError | null)[] = [];
  let gate: Promise<void> = Promise.resolve();
  return {
    name,
    pace,
    repeatable,
    arrived,
    faults,
    obstacles,
    hold: () => {
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    prepare: () => {
      const obstacle = obstacles.shift();
      return obstacle ? Promise.reject(obstacle) : Promise.resolve();
    },
    send: async (message) => {
      await gate;
      const fault = faults.shift();
      if (fault) {
        if (fault.reason === 'ambiguous') {
          arrived.push(message);
        }
        throw fault;
      }
      arrived.push(message);
      return { networkId: `n${arrived.length}` };
    },
    fetch: () => Promise.resolve(new Uint8Array([1, 2, 3])),
    health: () => ({ state: 'on', words: '', since: 0 }),
  };
}
