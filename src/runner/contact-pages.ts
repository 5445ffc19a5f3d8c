import { type ContactRecord } from '../domain/contact/contact-record.ts';
import { type ContactQuery, type Store } from '../store/store.ts';

/** Contacts in the order of their ids, of which no more than a page of `limit` is in memory at once. */
export async function* contactPages(
  store: Pick<Store, 'list'>,
  query: Omit<ContactQuery, 'after'>,
): AsyncGenerator<readonly ContactRecord[]> {
  for (let after: string | null = null; ;) {
    const records: readonly ContactRecord[] = await store.list({ ...query, after });
    yield records;
    const last = records.at(-1);
    if (!last || records.length < query.limit) {
      return;
    }
    after = last.id;
  }
}
