import { realClock } from '../../../src/system/clock.ts';
import { createBroadcastBook } from '../../../src/programme/broadcasts/broadcast-book.ts';
import { createBroadcastDriver } from '../../../src/programme/broadcasts/create-broadcast-driver.ts';
import { broadcastsOn } from '../../support/broadcasts-on.ts';
import { inputOf } from '../../support/broadcast-stage.ts';
import { scriptOf } from '../../support/script-of.ts';
import { openPair } from '../peers/open-store.ts';
import { startCompanion } from '../peers/start-companion.ts';
import { makeContacts } from './make-contacts.ts';
import { type BroadcastTask, type ReadyBroadcast } from './broadcast.ts';

const id = 'kabar';

/** The real companion with the real driver of broadcasts, and people who agreed. */
export async function prepareOurBroadcast(task: BroadcastTask): Promise<ReadyBroadcast> {
  const pair = await openPair({ ...task, store: task.by === 'ours-embedded' ? 'embedded' : 'mongodb' });
  const { store } = pair;
  await makeContacts(store, {
    count: task.count,
    at: Date.now(),
    attention: () => null,
    change: (contact) => ({ ...contact, consent: { ...contact.consent, status: 'opted_in' } }),
  });
  let onSent: (place: number) => void = () => undefined;
  let hurry = (): void => undefined;
  const book = createBroadcastBook({
    store,
    onChange: () => {
      hurry();
    },
  });
  const companion = await startCompanion({
    ...pair,
    flows: {},
    onSend: ({ to }) => {
      onSent(Number(to.slice('simulator:p'.length)));
    },
    createChores: (path) => [createBroadcastDriver({ path, book, room: {}, newContacts: false })],
  });
  hurry = companion.hurry;
  const script = scriptOf({}, { quietHours: null, fridayPrayer: null });
  const broadcasts = broadcastsOn({ store, clock: realClock, script, companion, book });
  await broadcasts.create(id, inputOf('Rapat hari Minggu, @contact.first_name.'), 'ani');
  await broadcasts.approve(id, 'budi');
  return {
    tell: async (told) => {
      let left = task.count;
      const all = new Promise<void>((resolve) => {
        onSent = (place) => {
          told(place);
          left -= 1;
          if (left === 0) {
            resolve();
          }
        };
      });
      await broadcasts.start(id, { at: null, local: null, confirm: false });
      await all;
      // Nothing is in work once all that was sent is written down.
      await companion.settled();
      const sent = (await broadcasts.tally(id)).filter(({ of }) => of.state === 'sent');
      if (sent.reduce((sum, { count }) => sum + count, 0) !== task.count) {
        throw new Error('not everybody is written down');
      }
    },
    close: async () => {
      await companion.stop();
      await store.close();
    },
  };
}
