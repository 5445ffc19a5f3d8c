import mongoose from 'mongoose';

type Database = ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>;

async function withDatabase(uri: string, use: (database: Database) => Promise<unknown>): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri);
  try {
    await use(client.db());
  } finally {
    await client.close();
  }
}

/** Removes a test's database, address and all. */
export function dropDatabase(uri: string): Promise<void> {
  return withDatabase(uri, (database) => database.dropDatabase());
}

/** Removes everything from a test's database but its collections and indexes, which take long to make. */
export function emptyDatabase(uri: string): Promise<void> {
  return withDatabase(uri, async (database) => {
    const collections = await database.collections();
    await Promise.all(collections.map((each) => each.deleteMany({})));
  });
}
