import { type mongo } from 'mongoose';
import { type Instant } from '../../domain/time/clock.ts';
import { type LeaseRequest, type Leases } from '../leases.ts';
import { type LeaseDocument } from './documents.ts';
import { createLeftBehind } from './left-behind.ts';

/** What a lease that was given back lasted until; no other is so old. */
const givenBack: Instant = 0;

/** Leases as one document a name. The clocks of the processes must agree to within a second. */
export function createMongoLeases(collection: mongo.Collection<LeaseDocument>): Leases {
  const leftBehind = createLeftBehind((name) => collection.findOne({ _id: name }));
  let turn = 0;
  return {
    take: async (wish) => {
      turn += 1;
      try {
        const held = await collection.findOneAndUpdate(
          { _id: wish.name, $or: [...mayTake(wish), ...leftBehind.find(wish)] },
          taking(wish, turn),
          { upsert: true, returnDocument: 'after' },
        );
        return held?.fence ?? null;
      } catch (fault) {
        // Somebody else holds it: the upsert met their document.
        if (fault instanceof Error && 'code' in fault && fault.code === 11_000) {
          await leftBehind.look(wish);
          return null;
        }
        throw fault;
      }
    },
    drop: async (name, owner) => {
      await collection.updateOne({ _id: name, owner }, { $set: { until: givenBack } });
    },
  };
}

function mayTake({ owner, now, onlyFree = false }: LeaseRequest): mongo.Filter<LeaseDocument>[] {
  return [{ owner }, { until: { $lte: onlyFree ? givenBack : now } }];
}

/**
 * The fence grows when the owner is another one than before. A renewal that comes late takes nothing off a later one,
 * which is known by its turn and not by its time: the clock may have been put back in between.
 */
function taking({ owner, now, lasts }: LeaseRequest, turn: number): mongo.Document[] {
  const same = { $eq: ['$owner', owner] };
  const late = { $and: [same, { $gte: [{ $ifNull: ['$turn', 0] }, turn] }] };
  const next = { $add: [{ $ifNull: ['$fence', 0] }, 1] };
  return [
    {
      $set: {
        fence: { $cond: [same, '$fence', next] },
        owner,
        until: { $cond: [late, '$until', now + lasts] },
        turn: { $cond: [late, '$turn', turn] },
      },
    },
  ];
}
