import { Redis } from 'ioredis';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { startBullmq } from './bullmq-follow-ups.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { prepareOurs } from './our-follow-ups.ts';

type PlannedTask = Extract<Task, { readonly kind: 'planned' }>;

const day = 24 * 60 * 60 * 1000;

/** Follow-ups of the next day, none of which is due yet: what it takes until all will ring, and what Redis holds. */
export async function measurePlanned(task: PlannedTask): Promise<Sample> {
  const first = Date.now() + 5 * 60_000;
  const dueOf = (place: number): number => first + Math.floor((place / task.count) * day);
  const followUps = await (task.by.startsWith('bullmq') ? startBullmq : prepareOurs)(task, dueOf);
  const redis = new Redis(task.redisUrl);
  const before = await usedBytes(redis);
  const cpu = startCpuMeter(task.servers);
  const begun = performance.now();
  await followUps.plan(() => undefined);
  await followUps.settled();
  const planned = performance.now() - begun;
  const used = cpu();
  const after = await usedBytes(redis);
  await followUps.close();
  await redis.flushdb();
  await redis.quit();
  return {
    planned_ms: planned,
    cpu_ms: (used.node + used.servers) / 1000,
    redis_kb: (after - before) / 1024,
  };
}

async function usedBytes(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? Number.NaN);
}
