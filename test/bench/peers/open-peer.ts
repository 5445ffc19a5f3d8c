import { type PeerName, type Task } from '../task.ts';
import { openBuilderbotMemory } from './builderbot-memory.ts';
import { openDriverMajority } from './driver-majority.ts';
import { createEngine } from './engine.ts';
import { openOurs } from './ours.ts';
import { type Peer } from './peer.ts';
import { createTelegrafBot } from './telegraf-bot.ts';
import { openTelegrafMongodb } from './telegraf-mongodb.ts';

type Places = Pick<Task, 'mongoUri' | 'folder'>;

const open: { readonly [name in PeerName]: (places: Places) => Promise<Peer> | Peer } = {
  'ours-embedded': (places) => openOurs({ ...places, store: 'embedded' }),
  'ours-mongodb': (places) => openOurs({ ...places, store: 'mongodb' }),
  'telegraf-mongodb': ({ mongoUri }) => openTelegrafMongodb(mongoUri),
  'telegraf-memory': () => createTelegrafBot(),
  'builderbot-memory': ({ folder }) => openBuilderbotMemory(folder),
  'driver-majority': ({ mongoUri }) => openDriverMajority(mongoUri),
  engine: () => createEngine(),
};

/** Opens a peer by its name. */
export async function openPeer(name: PeerName, places: Places): Promise<Peer> {
  return open[name](places);
}
