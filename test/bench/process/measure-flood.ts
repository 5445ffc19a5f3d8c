import { openPeer } from '../peers/open-peer.ts';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { checkInPeople } from './check-in-people.ts';
import { percentile } from './percentile.ts';

/** How long others wait while one person sends many messages at once, beside how long they wait in calm. */
export async function measureFlood(task: Extract<Task, { readonly kind: 'flood' }>): Promise<Sample> {
  const { people, at, messages } = task;
  const peer = await openPeer(task.peer, task);
  await checkInPeople(peer, { from: 0, people: 200, at });
  const calm = await checkInPeople(peer, { from: 1000, people, at });
  await peer.settled();
  const flooder = 999_999;
  const others = checkInPeople(peer, { from: 100_000, people, at });
  for (let sent = 0; sent < messages; sent += 1) {
    void peer.say(flooder, 'halo');
  }
  const flooded = await others;
  const [calmP99, floodedP99] = [percentile(calm, 0.99), percentile(flooded, 0.99)];
  return { calm_p99_ms: calmP99, flooded_p99_ms: floodedP99, flooded_to_calm: floodedP99 / calmP99 };
}
