import { openPeer } from '../peers/open-peer.ts';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { checkInPeople } from './check-in-people.ts';

const megabytes = (): number => process.memoryUsage().rss / 1024 / 1024;

/** What the process holds of the machine's memory half way and at the end. */
export async function measureMemory(task: Extract<Task, { readonly kind: 'memory' }>): Promise<Sample> {
  const { people, at } = task;
  const half = Math.ceil(people / 2);
  const peer = await openPeer(task.peer, task);
  await checkInPeople(peer, { from: 0, people: half, at });
  await peer.settled();
  const halfWay = megabytes();
  await checkInPeople(peer, { from: half, people: half, at });
  await peer.settled();
  const end = megabytes();
  await peer.close();
  return { rss_half_way_mb: halfWay, rss_mb: end };
}
