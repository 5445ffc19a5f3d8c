import { Redis } from 'ioredis';

/** An answer that takes longer, in milliseconds, counts as none. */
const patience = 5000;

/** How soon a connection that broke is tried again, in milliseconds: the more often it failed the later. */
export function retryStrategy(times: number): number {
  return Math.min(times * 100, 2000);
}

/** A connection that fails fast while Redis is away, keeps nothing for later and comes back by itself. */
export function connectRedis(redisUrl: string, onFault: (error: unknown) => void): Redis {
  const client = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: patience,
    connectTimeout: patience,
    retryStrategy,
  });
  client.on('error', onFault);
  return client;
}
