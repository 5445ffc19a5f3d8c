import { type Channel, SendError } from '../channel.ts';
import { type Clock } from '../../domain/time/clock.ts';
import { type FileShelf } from './file-shelf.ts';

/**
 * A channel without a network: what is settled as sent stands on the simulated phone. People speak through the HTTP API
 * or the terminal, so there is nothing to listen to, and no pace.
 */
export function createSimulator({ clock, shelf }: { clock: Clock; shelf: Pick<FileShelf, 'find'> }): Channel {
  const since = clock.now();
  return {
    name: 'simulator',
    pace: null,
    repeatable: true,
    start: () => Promise.resolve(),
    prepare: () => Promise.resolve(),
    send: () => Promise.resolve({ networkId: null }),
    fetch: async ({ ref }) => {
      const bytes = await shelf.find(ref);
      if (!bytes) {
        throw new SendError('refused', 'this file is not at the simulator any more');
      }
      return bytes;
    },
    health: () => ({ state: 'on', words: '', since }),
    stop: () => Promise.resolve(),
  };
}
