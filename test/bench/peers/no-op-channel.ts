import { type Channel } from '../../../src/channels/channel.ts';
import { type OutboundMessage } from '../../../src/domain/message.ts';

/** A network that takes everything at once and tells who listens. */
export function createNoOpChannel(onSend: (message: OutboundMessage) => void): Channel {
  let count = 0;
  return {
    name: 'simulator',
    pace: null,
    repeatable: false,
    prepare: () => Promise.resolve(),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (message) => {
      onSend(message);
      return Promise.resolve({ networkId: `n${++count}` });
    },
    fetch: () => Promise.resolve(new Uint8Array()),
    health: () => ({ state: 'on', words: '', since: 0 }),
  };
}
