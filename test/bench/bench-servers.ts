import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { startMongo } from '../support/servers/start-mongo.ts';
import { startRedis } from '../support/servers/start-redis.ts';

/** Real servers that peers are measured on. */
export interface BenchServers {
  /** The address of a database that nobody has used. */
  readonly freshMongo: () => string;
  readonly redisUrl: string;
  /** Their processes, as far as they are on this machine. */
  readonly processes: { readonly mongod: number; readonly redis: number };
  readonly versions: readonly string[];
  stop(): Promise<void>;
}

async function askMongo(uri: string): Promise<{ readonly pid: number; readonly version: string }> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const { pid, version } = await client.db('admin').command({ serverStatus: 1 });
  await client.close();
  return { pid: Number(pid), version: String(version) };
}

async function askRedis(url: string): Promise<{ readonly pid: number; readonly version: string }> {
  const redis = new Redis(url);
  const info = await redis.info('server');
  await redis.quit();
  const find = (key: string): string => new RegExp(`${key}:(\\S+)`).exec(info)?.[1] ?? '';
  return { pid: Number(find('process_id')), version: find('redis_version') };
}

/** Starts a MongoDB replica set of one and a Redis, or takes those that the environment names. */
export async function startBenchServers(): Promise<BenchServers> {
  const [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  const [mongod, redisServer] = await Promise.all([askMongo(mongo.uri), askRedis(redis.uri)]);
  return {
    freshMongo: () => mongo.freshUri(),
    redisUrl: redis.uri,
    processes: { mongod: mongod.pid, redis: redisServer.pid },
    versions: [`mongod ${mongod.version}`, `redis-server ${redisServer.version}`],
    stop: async () => {
      await Promise.all([mongo.stop(), redis.stop()]);
    },
  };
}
