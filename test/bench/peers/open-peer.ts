import { type PeerName, type Task } from '../task.ts';
import { type Peer } from './peer.ts';

type Places = Pick<Task, 'mongoUri' | 'folder'>;

/** Each is loaded only when it is asked for: nobody's memory is measured with the packages of another in it. */
const open: { readonly [name in PeerName]: (places: Places) => Promise<Peer> } = {
  'ours-embedded': async (places) => (await import('./ours.ts')).openOurs({ ...places, store: 'embedded' }),
  'ours-mongodb': async (places) => (await import('./ours.ts')).openOurs({ ...places, store: 'mongodb' }),
  'telegraf-mongodb': async ({ mongoUri }) =>
    (await import('./telegraf-mongodb.ts')).openTelegrafMongodb(mongoUri),
  'telegraf-memory': async () => (await import('./telegraf-bot.ts')).createTelegrafBot(),
  'builderbot-memory': async ({ folder }) =>
    (await import('./builderbot-memory.ts')).openBuilderbotMemory(folder),
  'driver-majority': async ({ mongoUri }) =>
    (await import('./driver-majority.ts')).openDriverMajority(mongoUri),
  engine: async () => (await import('./engine.ts')).createEngine(),
};

/** Opens a peer by its name. */
export function openPeer(name: PeerName, places: Places): Promise<Peer> {
  return open[name](places);
}
