import { once } from 'node:events';
import { createConnection } from 'node:net';
import { givenUri } from './given-uri.ts';
import { startOwnServer } from './own-server.ts';
import { givenServer, type ServerUnderTest } from './server-under-test.ts';

/** A Redis server for tests. */
export type RedisUnderTest = ServerUnderTest;

async function ping(port: number): Promise<void> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+PONG')) {
      throw new Error('still loading its data');
    }
  } finally {
    socket.destroy();
  }
}

/** A Redis with an append-only file and no eviction; `REDIS_URL` is used where it is set. */
export function startRedis(): Promise<RedisUnderTest> {
  const given = givenUri('redis-server');
  if (given !== undefined) {
    return Promise.resolve(givenServer(given));
  }
  return startOwnServer({
    name: 'redis-server',
    args: (port, folder) => [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
    ],
    uri: (port) => `redis://127.0.0.1:${String(port)}/0`,
    answers: ping,
  });
}
