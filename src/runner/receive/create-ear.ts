import { type Ear } from '../../channels/channel.ts';
import { takeByHand } from './take-by-hand.ts';
import { type Names } from '../names.ts';
import { noteProgress } from '../deliver/note-progress.ts';
import { type Path } from '../path.ts';
import { type createReceive } from './receive.ts';
import { takeBack } from './take-back.ts';

/** What channels tell: messages, who can no longer be reached, and how far our own messages got. */
export function createEar(path: Path, receive: ReturnType<typeof createReceive>, names: Names): Ear {
  return {
    message: async (incoming) => {
      await receive(incoming);
    },
    reach: async ({ key, address, reachable }) => {
      const row = await path.store.findAddress(address);
      for (const contact of row?.contacts ?? []) {
        const event = { id: `${names.eventOf(key)}.${contact}`, at: path.clock.now() };
        await path.happen(contact, { ...event, kind: 'reach', address, reachable });
      }
    },
    progress: ({ message, state }) => noteProgress(path, message, state),
    byHand: (said) => takeByHand(path, names, said),
    takenBack: (message) => takeBack(path, names, message),
  };
}
