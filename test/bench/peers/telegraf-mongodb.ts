import { Mongo } from '@telegraf/session/mongodb';
import { MongoClient } from 'mongodb';
import { type Peer } from './peer.ts';
import { createTelegrafBot } from './telegraf-bot.ts';

/** Telegraf with its session store in MongoDB, and with the index on `key` that the store does not make itself. */
export async function openTelegrafMongodb(uri: string): Promise<Peer> {
  const client = await new MongoClient(uri).connect();
  const database = client.db().databaseName;
  await client.db().collection('telegraf-sessions').createIndex({ key: 1 }, { unique: true });
  const bot = createTelegrafBot(Mongo({ client, database, collection: 'telegraf-sessions' }));
  return {
    ...bot,
    close: () => client.close(),
  };
}
