import { type mongo } from 'mongoose';
import { type Instant } from '../../domain/clock.ts';
import { type LeaseWish, type Leases } from '../leases.ts';
import { durable } from './connect.ts';
import { type LeaseDocument } from './documents.ts';

/** What a lease that was given back lasted until; no other is so old. */
const givenBack: Instant = 0;

/** Leases as one document a name. The clocks of the processes must agree to within a second. */
export function createMongoLeases(collection: mongo.Collection<LeaseDocument>): Leases {
  return {
    take: async (wish) => {
      try {
        const held = await collection.findOneAndUpdate(mayTake(wish), taking(wish), {
          upsert: true,
          returnDocument: 'after',
          writeConcern: durable,
        });
        return held?.fence ?? null;
      } catch (fault) {
        // Somebody else holds it: the upsert met their document.
        if (fault instanceof Error && 'code' in fault && fault.code === 11_000) {
          return null;
        }
        throw fault;
      }
    },
    drop: async (name, owner) => {
      await collection.updateOne(
        { _id: name, owner },
        { $set: { until: givenBack } },
        { writeConcern: durable },
      );
    },
  };
}

function mayTake({ name, owner, now, onlyFree = false }: LeaseWish): mongo.Filter<LeaseDocument> {
  return { _id: name, $or: [{ owner }, { until: { $lte: onlyFree ? givenBack : now } }] };
}

/** The fence grows when the owner is another one than before; one that comes late takes nothing off a later renewal. */
function taking({ owner, now, lasts }: LeaseWish): mongo.Document[] {
  const same = { $eq: ['$owner', owner] };
  const next = { $add: [{ $ifNull: ['$fence', 0] }, 1] };
  const until = now + lasts;
  const latest = { $cond: [same, { $max: ['$until', until] }, until] };
  return [{ $set: { fence: { $cond: [same, '$fence', next] }, owner, until: latest } }];
}
