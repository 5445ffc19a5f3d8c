import { mongo } from 'mongoose';
import { type Address, type AddressRow } from '../../domain/address.ts';
import { type Collections } from './collections.ts';
import { type AddressDocument } from './documents.ts';
import { createGroupRead } from './group-read.ts';
import { duplicateKey } from './mongo-fault.ts';
import { upsert } from './upsert.ts';

/** Who can be reached at which address. */
export interface AddressCollection {
  find(address: Address): Promise<AddressRow | undefined>;
  put(rows: readonly AddressRow[]): Promise<void>;
  /** Takes a contact off every address; a row that named nobody else goes. */
  forget(contact: string): Promise<void>;
}

const rowOf = ({ _id, contacts, speaker }: AddressDocument): AddressRow => ({
  address: _id as Address,
  contacts,
  speaker,
});

/** Most are new, and inserted: that costs a fifth. */
async function put(addresses: Collections['addresses'], rows: readonly AddressRow[]): Promise<void> {
  try {
    await addresses.insertMany(
      rows.map(({ address, contacts, speaker }) => ({ _id: address, contacts, speaker })),
      { ordered: false },
    );
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === duplicateKey)) {
      throw error;
    }
    await replace(addresses, rows);
  }
}

async function replace(addresses: Collections['addresses'], rows: readonly AddressRow[]): Promise<void> {
  await upsert(() =>
    addresses.bulkWrite(
      rows.map(({ address, contacts, speaker }) => ({
        replaceOne: { filter: { _id: { $eq: address } }, replacement: { contacts, speaker }, upsert: true },
      })),
    ),
  );
}

/** Only what was read is replaced; what somebody changed meanwhile is read again. */
async function leave(
  addresses: Collections['addresses'],
  { _id, contacts, speaker }: AddressDocument,
  contact: string,
): Promise<void> {
  const unchanged = { _id: { $eq: _id }, contacts: { $eq: contacts }, speaker: { $eq: speaker } };
  const others = contacts.filter((each) => each !== contact);
  const [first] = others;
  if (first === undefined) {
    await addresses.deleteOne(unchanged);
  } else {
    await addresses.replaceOne(unchanged, {
      contacts: others,
      speaker: speaker === contact ? first : speaker,
    });
  }
}

async function forget(addresses: Collections['addresses'], contact: string): Promise<void> {
  const named = { $or: [{ contacts: { $eq: contact } }, { speaker: { $eq: contact } }] };
  for (;;) {
    const shared = await addresses.find(named).toArray();
    if (shared.length === 0) {
      return;
    }
    for (const document of shared) {
      await leave(addresses, document, contact);
    }
  }
}

/** The collection `addresses`. */
export function createAddressCollection({ addresses }: Collections): AddressCollection {
  return {
    find: createGroupRead(async (keys) => {
      const found = await addresses.find({ _id: { $in: [...keys] } }).toArray();
      return new Map(found.map((each) => [each._id, rowOf(each)]));
    }),
    put: async (rows) => {
      if (rows.length > 0) {
        await put(addresses, rows);
      }
    },
    forget: (contact) => forget(addresses, contact),
  };
}
