import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { givenUri } from './given-uri.ts';
import { startOwnServer } from './own-server.ts';
import { givenServer, type ServerUnderTest } from './server-under-test.ts';
import { dropDatabase } from './test-database.ts';

/** A MongoDB server for tests. */
export interface MongoUnderTest extends ServerUnderTest {
  /** The address of a database that nobody has used; `stop` removes it. */
  freshUri(): string;
}

const replicaSet = 'semangat';

async function withAdmin<T>(port: number, work: (admin: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(
    `mongodb://127.0.0.1:${String(port)}/?directConnection=true`,
    {
      serverSelectionTimeoutMS: 500,
    },
  );
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

async function becomePrimary(port: number): Promise<void> {
  await withAdmin(port, async (admin) => {
    const hello = await admin.command({ hello: 1 });
    if (hello['setName'] === undefined) {
      const members = [{ _id: 0, host: `127.0.0.1:${String(port)}` }];
      await admin.command({ replSetInitiate: { _id: replicaSet, members } });
    }
    if (hello['isWritablePrimary'] !== true) {
      throw new Error('not primary yet');
    }
  });
}

const usual = (port: number, folder: string): readonly string[] => [
  ...['--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
  ...['--dbpath', folder, '--logpath', `${folder}/mongod.log`, '--logappend'],
  ...['--wiredTigerCacheSizeGB', '0.25'],
];

function startOwn({ standalone }: { readonly standalone: boolean }): Promise<ServerUnderTest> {
  return startOwnServer({
    name: 'mongod',
    args: (port, folder) => [...usual(port, folder), ...(standalone ? [] : ['--replSet', replicaSet])],
    uri: (port) =>
      `mongodb://127.0.0.1:${String(port)}/semangat${standalone ? '' : `?replicaSet=${replicaSet}`}`,
    answers: (port) =>
      standalone ? withAdmin(port, (admin) => admin.command({ ping: 1 })) : becomePrimary(port),
  });
}

/** Addresses of several servers are no URL. */
function withDatabase(uri: string, database: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${database}`);
}

/** A replica set of one, or a standalone server where asked for; `MONGODB_URI` is used where it is set. */
export async function startMongo({ standalone = false } = {}): Promise<MongoUnderTest> {
  const given = standalone ? undefined : givenUri('mongod');
  const server = given === undefined ? await startOwn({ standalone }) : givenServer(given);
  const fresh: string[] = [];
  return {
    ...server,
    freshUri: () => {
      const uri = withDatabase(server.uri, `semangat_test_${randomBytes(6).toString('hex')}`);
      fresh.push(uri);
      return uri;
    },
    stop: async () => {
      if (given !== undefined) {
        await Promise.all(fresh.map(dropDatabase));
      }
      await server.stop();
    },
  };
}
