import { openPeer } from '../peers/open-peer.ts';
import { type Sample } from '../sample.ts';
import { type PeerName, type Task } from '../task.ts';
import { checkInPeople } from './check-in-people.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { percentile } from './percentile.ts';

/**
 * So many check in first, unmeasured, so that code is compiled and warm: a bot runs for weeks. BuilderBot's memory is
 * read from end to end at each turn, so it is spared the longer story.
 */
const warmUp = (peer: PeerName): number => (peer === 'builderbot-memory' ? 200 : 1000);

/** A check-in by many: rate, CPU and how long a turn took. */
export async function measureCheckIn(task: Extract<Task, { readonly kind: 'check-in' }>): Promise<Sample> {
  const { people, at } = task;
  const peer = await openPeer(task.peer, task);
  const from = warmUp(task.peer);
  await checkInPeople(peer, { from: 0, people: from, at: 64 });
  await peer.settled();
  const cpu = startCpuMeter(task.servers);
  const begun = performance.now();
  const times = await checkInPeople(peer, { from, people, at });
  await peer.settled();
  const seconds = (performance.now() - begun) / 1000;
  const used = cpu();
  await peer.close();
  return {
    turns_per_second: times.length / seconds,
    cpu_us_per_turn: (used.node + used.servers) / times.length,
    node_cpu_us_per_turn: used.node / times.length,
    p50_ms: percentile(times, 0.5),
    p99_ms: percentile(times, 0.99),
  };
}
