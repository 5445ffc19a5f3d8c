import { type Address } from '../../../src/domain/contact/address.ts';
import { checkInFlow } from './check-in-flow.ts';
import { openStore, type StoreTask } from './open-store.ts';
import { type Peer } from './peer.ts';
import { startCompanion } from './start-companion.ts';

/** The real companion; a turn ends when it is durable and its answer is sent. */
export async function openOurs(task: StoreTask): Promise<Peer> {
  const store = await openStore(task);
  const waiting = new Map<Address, () => void>();
  const companion = await startCompanion({
    store,
    flows: { kabar: checkInFlow },
    onSend: ({ to }) => {
      waiting.get(to)?.();
      waiting.delete(to);
    },
  });
  let keys = 0;
  return {
    say: async (person, text) => {
      const from: Address = `simulator:p${person}`;
      const answered = new Promise<void>((resolve) => waiting.set(from, resolve));
      const message = { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
      await companion.hear({ key: `k${++keys}`, name: 'Siti Aminah', message });
      await answered;
    },
    settled: () => companion.settled(),
    close: async () => {
      await companion.stop();
      await store.close();
    },
  };
}
