import { setImmediate as letOthers } from 'node:timers/promises';
import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactQuery } from './list-contacts.ts';
import { type Records } from './records.ts';

/** All living contacts of a query by id, in pages of `limit` at the most; between two of them others are served. */
export async function* contactsInPages(
  records: Pick<Records, 'contacts'>,
  query: Omit<ContactQuery, 'after'>,
): AsyncGenerator<readonly Contact[]> {
  for (let after: string | null = null; ;) {
    const found: readonly Contact[] = await records.contacts({ ...query, after });
    yield found;
    const last = found.at(-1);
    if (last === undefined || found.length < query.limit) {
      return;
    }
    after = last.id;
    await letOthers();
  }
}
