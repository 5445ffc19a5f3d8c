import { type Address, speakerAt } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Store } from '../../store/store.ts';

const hops = 8;

/** The contact that answers to an id now, merges followed; undefined when there is none. */
export async function findContact(store: Store, id: string): Promise<Contact | undefined> {
  let record = await store.find(id);
  for (let hop = 0; record !== undefined && record.forward !== null && hop < hops; hop++) {
    record = await store.find(record.forward);
  }
  return record?.forward === null ? record.contact : undefined;
}

/** The contacts that share an address, the one who speaks there now first. */
export async function contactsAt(store: Store, address: Address): Promise<readonly Contact[]> {
  const row = await store.findAddress(address);
  if (row === undefined) {
    return [];
  }
  const speaker = speakerAt(row);
  const ids = [speaker ?? [], row.contacts.filter((each) => each !== speaker)].flat();
  const found = await Promise.all(ids.map((id) => findContact(store, id)));
  return found.filter((each) => each !== undefined);
}
