import { type Contact } from '../domain/contact.ts';
import { type Recipient } from '../domain/effect.ts';
import { matchesAudience } from '../domain/match-audience.ts';
import { parseAudience } from '../domain/parse-audience.ts';
import { type Instant } from '../domain/clock.ts';
import { type Store } from '../store/store.ts';

const page = 200;

/** The contacts that a recipient stands for, for this contact; empty when there is nobody. */
export async function findRecipients(
  store: Store,
  recipient: Recipient,
  about: { readonly contact: Contact; readonly now: Instant },
): Promise<readonly Contact[]> {
  if (recipient === 'companion') {
    const companion =
      about.contact.companion === null ? undefined : await store.find(about.contact.companion);
    return companion ? [companion.contact] : [];
  }
  if (recipient === 'coordinator') {
    return collect(store, (contact) => contact.role === 'coordinator', 'coordinator');
  }
  const audience = parseAudience(recipient.query);
  return collect(store, (contact) => matchesAudience(audience, contact, about.now));
}

async function collect(
  store: Store,
  wanted: (contact: Contact) => boolean,
  role?: 'coordinator',
): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  for (let after: string | null = null; ;) {
    const records = await store.list({ after, limit: page, ...(role ? { role } : {}) });
    found.push(...records.map(({ contact }) => contact).filter(wanted));
    const last = records.at(-1);
    if (!last || records.length < page) {
      return found;
    }
    after = last.id;
  }
}
