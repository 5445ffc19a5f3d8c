import mongoose from 'mongoose';
import { type Peer } from './peer.ts';

interface State {
  readonly _id: string;
  readonly step: number;
  readonly answers: readonly string[];
}

/** No bot at all: the driver writes the state of whoever wrote, once a turn, as durably as we do. The floor. */
export async function openDriverMajority(uri: string): Promise<Peer> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const states = client.db().collection<State>('states', { writeConcern: { w: 'majority', journal: true } });
  const held = new Map<number, Omit<State, '_id'>>();
  return {
    say: async (person, text) => {
      const { step, answers } = held.get(person) ?? { step: 0, answers: [] };
      const next = step === 3 ? { step: 0, answers: [] } : { step: step + 1, answers: [...answers, text] };
      await states.updateOne({ _id: `person${person}` }, { $set: next }, { upsert: true });
      held.set(person, next);
    },
    settled: () => Promise.resolve(),
    close: () => client.close(),
  };
}
