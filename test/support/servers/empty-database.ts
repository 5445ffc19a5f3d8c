import mongoose from 'mongoose';

/** Removes everything from a test's database but its collections and indexes, which take long to make. */
export async function emptyDatabase(uri: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri);
  try {
    const collections = await client.db().collections();
    await Promise.all(collections.map((each) => each.deleteMany({})));
  } finally {
    await client.close();
  }
}
