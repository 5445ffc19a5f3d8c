import { type Broadcast, broadcastCause, type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { deliveryId } from '../../domain/delivery.ts';
import { type Store } from '../../store/store.ts';
import { findContact } from '../records/find-contact.ts';
import { type Found } from './find-audience.ts';

const page = 250;

/** An audience whose listed contacts are replaced by those that they were merged into. */
export async function followMerges(store: Store, audience: BroadcastAudience): Promise<BroadcastAudience> {
  const { contacts } = audience;
  if (contacts === null) {
    return audience;
  }
  const now = new Set<string>();
  for await (const { id, contact } of follow(store, contacts)) {
    now.add(contact?.id ?? id);
  }
  return { ...audience, contacts: [...now] };
}

/** How many ids of its list belong to nobody: mistyped, or erased. */
export async function countUnknown(store: Store, { contacts }: BroadcastAudience): Promise<number> {
  let unknown = 0;
  for await (const { contact } of follow(store, [...new Set(contacts)])) {
    unknown += contact === undefined ? 1 : 0;
  }
  return unknown;
}

/**
 * Whether somebody of its list was merged before their turn came, into somebody who has nothing of it either: they
 * would be passed over. Few have no row when the rounds are over, so few are read.
 */
export async function isPassedOver(
  store: Store,
  { id, audience }: Broadcast,
  about: { readonly found: Found; readonly now: number; readonly inHand: (contact: string) => boolean },
): Promise<boolean> {
  const listed = audience.contacts ?? [];
  const rowOf = (contact: string): string => deliveryId(broadcastCause(id), contact);
  const known = await store.knownRows('deliveries', listed.map(rowOf));
  const left = listed.filter((each) => !known.has(rowOf(each)));
  for await (const { contact } of follow(store, left)) {
    const waits = contact && about.found.includes(contact, about.now) && !about.inHand(contact.id);
    if (waits && !(await store.findRow('deliveries', rowOf(contact.id)))) {
      return true;
    }
  }
  return false;
}

async function* follow(
  store: Store,
  ids: readonly string[],
): AsyncGenerator<{ readonly id: string; readonly contact: Contact | undefined }> {
  for (let from = 0; from < ids.length; from += page) {
    const some = ids.slice(from, from + page);
    yield* await Promise.all(some.map(async (id) => ({ id, contact: await findContact(store, id) })));
  }
}
