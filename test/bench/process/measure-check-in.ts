import { openPeer } from '../peers/open-peer.ts';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { checkInPeople } from './check-in-people.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { percentile } from './percentile.ts';

/** So many check in first, unmeasured, so that everybody's code is compiled and warm. */
const warmUp = { from: 0, people: 200 };

/** A check-in by many: rate, CPU and how long a turn took. */
export async function measureCheckIn(task: Extract<Task, { readonly kind: 'check-in' }>): Promise<Sample> {
  const { people, at } = task;
  const peer = await openPeer(task.peer, task);
  await checkInPeople(peer, { ...warmUp, at: 64 });
  await peer.settled();
  const cpu = startCpuMeter(task.servers);
  const begun = performance.now();
  const times = await checkInPeople(peer, { from: warmUp.people, people, at });
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
