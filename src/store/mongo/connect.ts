import mongoose, { type Connection, type mongo } from 'mongoose';
import { placeOf } from '../../domain/place-of.ts';

/** An open connection and what is known of the server behind it. */
export interface Connected {
  readonly connection: Connection;
  readonly db: mongo.Db;
  /** The address without its password. */
  readonly place: string;
  /** False for a server that stands alone: it has no failover and no majority. */
  readonly replicated: boolean;
}

/** A write is acknowledged when a majority has it in the journal: it survives a power cut and a failover. */
export const durable = { w: 'majority', j: true, wtimeout: 10_000 } as const;

const namesDatabase = /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/;

function createOwn(): mongoose.Mongoose {
  const own = new mongoose.Mongoose();
  own.set('strictQuery', 'throw');
  own.set('sanitizeFilter', true);
  own.set('bufferCommands', false);
  own.set('autoIndex', false);
  own.set('autoCreate', false);
  return own;
}

/**
 * Connects within 5 s or rejects with what the driver throws. Commands are never kept for later; one that gets no
 * answer fails after 20 s.
 */
export async function connect(uri: string): Promise<Connected> {
  const connection = await createOwn()
    .createConnection(uri, {
      ...(namesDatabase.test(uri) ? {} : { dbName: 'semangat' }),
      appName: 'semangat',
      serverSelectionTimeoutMS: 5000,
      connectTimeoutMS: 5000,
      heartbeatFrequencyMS: 5000,
      socketTimeoutMS: 20_000,
      writeConcern: { w: durable.w, journal: durable.j, wtimeoutMS: durable.wtimeout },
    })
    .asPromise();
  // A connection without a listener would throw what the driver tells it between commands.
  connection.on('error', () => undefined);
  const db = connection.getClient().db();
  const hello = await db.admin().command({ hello: 1 });
  const replicated = hello['setName'] !== undefined || hello['msg'] === 'isdbgrid';
  return { connection, db: connection.db ?? db, place: placeOf(uri), replicated };
}
