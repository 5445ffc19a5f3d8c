import { type Instant } from '../../domain/time/clock.ts';
import { type Tombstone } from '../store.ts';
import { type AddressCollection } from './addresses/address-collection.ts';
import { type ContactCollection } from './contacts/contact-collection.ts';
import { type Latecomers } from './rows/latecomers.ts';
import { type RowCollection } from './rows/row-collection.ts';
import { type TombstoneCollection } from './tombstone-collection.ts';

/** Takes people out of the database. */
export interface Eraser {
  /** Now, whatever there is of the contact. */
  erase(id: string, at: Instant): Promise<void>;
  /**
   * Again, after a restored backup: a contact whose `createdAt` is not later than the tombstone goes as in
   * `erase`; of one made later only the rows that are not later than the tombstone go. Says how many contacts went.
   */
  replay(tombstones: readonly Tombstone[]): Promise<number>;
  /** Ends what a crash interrupted. */
  catchUp(): Promise<void>;
}

interface Parts {
  readonly contacts: ContactCollection;
  readonly rows: RowCollection;
  readonly addresses: AddressCollection;
  readonly tombstones: TombstoneCollection;
  readonly latecomers: Pick<Latecomers, 'erasing'>;
}

async function removeAll({ contacts, rows, addresses }: Parts, id: string): Promise<boolean> {
  const known = await contacts.find(id);
  await rows.redact({ contact: id, name: known?.contact.name ?? '' });
  const gone = await contacts.remove(id);
  await rows.forget(id, null);
  await addresses.forget(id);
  await contacts.partFrom(id);
  await leadToNew({ contacts, addresses }, id);
  return gone;
}

/** Whoever wrote from there meanwhile is there anew, and was taken off their address with the one before. */
async function leadToNew({ contacts, addresses }: Pick<Parts, 'contacts' | 'addresses'>, id: string) {
  const anew = await contacts.find(id);
  if (anew?.forward === null) {
    await addresses.put(
      anew.contact.addresses.map((address) => ({ address, contacts: [id], speaker: id, found: [] })),
    );
  }
}

async function removeAgain(parts: Parts, { contact, at }: Tombstone): Promise<boolean> {
  const record = await parts.contacts.find(contact);
  if (record !== undefined && record.contact.createdAt > at) {
    await parts.rows.forget(contact, at);
    await leadToNew(parts, contact);
    return false;
  }
  return removeAll(parts, contact);
}

/**
 * The eraser of an open database. The tombstone stands first: who writes rows looks for it afterwards, so rows of
 * before that come late are found by one of the two.
 */
export function createEraser(parts: Parts): Eraser {
  const { tombstones } = parts;
  const replay = async (list: readonly Tombstone[]): Promise<number> => {
    let gone = 0;
    for (const each of list) {
      parts.latecomers.erasing(each.contact);
      await tombstones.put(each);
      gone += (await removeAgain(parts, each)) ? 1 : 0;
      await tombstones.clean(each.contact);
    }
    return gone;
  };
  return {
    erase: async (id, at) => {
      parts.latecomers.erasing(id);
      await tombstones.put({ contact: id, at });
      await removeAll(parts, id);
      await tombstones.clean(id);
    },
    replay,
    catchUp: async () => {
      await replay(await tombstones.unclean());
    },
  };
}
