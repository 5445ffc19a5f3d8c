import mongoose from 'mongoose';

interface JobState {
  readonly _id: string;
  readonly state: string;
  readonly at: number;
}

/** What jobs keep of those whom they were for: one majority write each. */
export interface JobStates {
  /** Durable when it resolves. */
  keep(place: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens the collection of states on a connection of its own; `null` as address: nothing is kept. */
export async function openJobStates(mongoUri: string | null): Promise<JobStates> {
  if (mongoUri === null) {
    return { keep: () => Promise.resolve(), close: () => Promise.resolve() };
  }
  const client = new mongoose.mongo.MongoClient(mongoUri, {
    writeConcern: { w: 'majority', journal: true },
  });
  const states = client.db().collection<JobState>('states');
  await states.findOne({ _id: 'c0' });
  return {
    keep: async (place) => {
      const now = { state: 'sent', at: Date.now() };
      await states.updateOne({ _id: `c${place}` }, { $set: now }, { upsert: true });
    },
    close: () => client.close(),
  };
}
