import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Store } from '../../store/store.ts';

/** Whoever answers for a contact by now, however often they were made one with another; undefined: nobody. */
export async function findLiving(store: Pick<Store, 'find'>, id: string): Promise<ContactRecord | undefined> {
  const record = await store.find(id);
  return record?.forward == null ? record : findLiving(store, record.forward);
}
