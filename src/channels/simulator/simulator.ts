import { type Channel, SendError } from '../channel.ts';
import { type Clock } from '../../domain/clock.ts';

/**
 * A network that is nothing but the message log: what is settled as sent stands on the simulated phone. People
 * speak through the HTTP API or the terminal, so there is nothing to listen to, and no pace.
 */
export function createSimulator({ clock }: { clock: Clock }): Channel {
  const since = clock.now();
  return {
    name: 'simulator',
    pace: null,
    repeatable: true,
    start: () => Promise.resolve(),
    prepare: () => Promise.resolve(),
    send: () => Promise.resolve({ networkId: null }),
    fetch: () => Promise.reject(new SendError('refused', 'the simulator keeps no files')),
    health: () => ({ state: 'on', words: '', since }),
    stop: () => Promise.resolve(),
  };
}
