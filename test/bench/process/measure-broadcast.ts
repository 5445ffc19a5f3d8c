import { type Sample } from '../sample.ts';
import { type BroadcastTask } from './broadcast.ts';
import { prepareBullmqBroadcast } from './bullmq-broadcast.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { prepareOurBroadcast } from './our-broadcast.ts';

const megabyte = 1024 * 1024;

/** One announcement to many: from its start until the state of each recipient is durable. */
export async function measureBroadcast(task: BroadcastTask): Promise<Sample> {
  const ready = await (task.by.startsWith('bullmq') ? prepareBullmqBroadcast : prepareOurBroadcast)(task);
  const told = new Set<number>();
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const cpu = startCpuMeter(task.servers);
  const begun = performance.now();
  await ready.tell((place) => {
    if (told.has(place)) {
      throw new Error('somebody was told twice');
    }
    told.add(place);
  });
  const seconds = (performance.now() - begun) / 1000;
  const used = cpu();
  clearInterval(watch);
  await ready.close();
  if (told.size !== task.count) {
    throw new Error(`${told.size} of ${task.count} were told`);
  }
  return {
    recipients_per_second: task.count / seconds,
    cpu_us_per_recipient: (used.node + used.servers) / task.count,
    node_cpu_us_per_recipient: used.node / task.count,
    grown_mb: (most - before) / megabyte,
  };
}
