import { type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Store } from '../../store/store.ts';
import { findContact } from '../records/find-contact.ts';

const page = 250;

/** An audience whose list, where it has one, names who answers now in place of those who were merged into them. */
export async function followMerges(store: Store, audience: BroadcastAudience): Promise<BroadcastAudience> {
  const { contacts } = audience;
  if (contacts === null) {
    return audience;
  }
  const now = new Set<string>();
  for (let from = 0; from < contacts.length; from += page) {
    const ids = contacts.slice(from, from + page);
    const found = await Promise.all(ids.map((id) => findContact(store, id)));
    found.forEach((each, place) => now.add(each?.id ?? ids[place] ?? ''));
  }
  return { ...audience, contacts: [...now] };
}
