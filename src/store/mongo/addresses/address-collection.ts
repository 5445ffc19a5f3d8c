import { mongo } from 'mongoose';
import { type Address, type AddressRow } from '../../../domain/contact/address.ts';
import { type Collections } from '../collections.ts';
import { type AddressDocument } from '../documents.ts';
import { createGroupRead } from '../group-read.ts';
import { duplicateKey } from '../mongo-fault.ts';
import { replaceAddress, unchanged } from './replace-address.ts';

/** Who can be reached at which address. */
export interface AddressCollection {
  find(address: Address): Promise<AddressRow | undefined>;
  put(rows: readonly AddressRow[]): Promise<void>;
  /** Takes a contact off every address; a row that named nobody else goes. */
  forget(contact: string): Promise<void>;
}

type Parts = Pick<Collections, 'addresses' | 'contacts'>;

const rowOf = ({ _id, contacts, speaker, moving }: AddressDocument): AddressRow => ({
  address: _id as Address,
  contacts,
  speaker,
  ...(moving ? { moving } : {}),
});

/** Most are new, and inserted: that costs a fifth. */
async function put(collections: Parts, rows: readonly AddressRow[]): Promise<void> {
  try {
    await collections.addresses.insertMany(
      rows.map(({ address, contacts, speaker }) => ({ _id: address, contacts, speaker })),
      { ordered: false },
    );
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === duplicateKey)) {
      throw error;
    }
    for (const row of rows) {
      await replaceAddress(collections, row);
    }
  }
}

/** Only what was read is replaced; what somebody changed meanwhile is read again. */
async function leave(
  addresses: Collections['addresses'],
  document: AddressDocument,
  contact: string,
): Promise<void> {
  const { contacts, speaker } = document;
  const others = contacts.filter((each) => each !== contact);
  const [first] = others;
  if (first === undefined) {
    await addresses.deleteOne(unchanged(document));
  } else {
    await addresses.replaceOne(unchanged(document), {
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
export function createAddressCollection(collections: Parts): AddressCollection {
  const { addresses } = collections;
  return {
    find: createGroupRead(async (keys) => {
      const found = await addresses.find({ _id: { $in: [...keys] } }).toArray();
      return new Map(found.map((each) => [each._id, rowOf(each)]));
    }),
    put: async (rows) => {
      if (rows.length > 0) {
        await put(collections, rows);
      }
    },
    forget: (contact) => forget(addresses, contact),
  };
}
