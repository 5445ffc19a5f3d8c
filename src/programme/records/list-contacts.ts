import { setImmediate as letOthers } from 'node:timers/promises';
import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Store } from '../../store/store.ts';

/** Which contacts are wanted, in the order of their ids. */
export interface ContactQuery {
  /** The id after which the list goes on; null starts it. */
  readonly after: string | null;
  readonly limit: number;
  readonly matches?: (contact: Contact) => boolean;
  /** Whoever matches has one of these, by which the store finds them; null: nobody is passed over. */
  readonly keys?: readonly string[] | null;
}

const chunk = 500;

/** Living contacts by id; those that were merged into another or erased are left out. */
export async function listContacts(store: Store, query: ContactQuery): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  // Whoever wants the next few of all need not read more of them.
  const limit = query.matches ? chunk : Math.min(chunk, query.limit);
  let after = query.after;
  for (;;) {
    const records = await store.list({ after, limit, ...(query.keys && { keys: query.keys }) });
    found.push(...records.filter((each) => wanted(each, query)).map((each) => each.contact));
    const last = records.at(-1);
    if (last === undefined || records.length < limit || found.length >= query.limit) {
      return found.slice(0, query.limit);
    }
    after = last.id;
    // Who matches may be rare, and others want to be served while they are looked for.
    await letOthers();
  }
}

function wanted(record: ContactRecord, query: ContactQuery): boolean {
  return record.forward === null && (query.matches?.(record.contact) ?? true);
}
