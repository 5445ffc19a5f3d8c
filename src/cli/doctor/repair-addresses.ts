import { type Address, type AddressRow } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { attentionOf } from '../../runner/attend/attention.ts';
import { type MaintainedStore } from '../parts.ts';
import { contactPages } from '../../runner/contact-pages.ts';

/**
 * Restores missing address rows from the contacts that name them; says how many. Each is guarded by the contact's
 * revision, so it is safe beside running processes: a contact that changed meanwhile is left for the next time.
 */
export async function repairAddresses(store: MaintainedStore): Promise<number> {
  const made = new Map<Address, AddressRow>();
  for await (const page of contactPages(store, { limit: 200 })) {
    for (const record of page.filter(({ forward }) => forward === null)) {
      await repair(store, record, made);
    }
  }
  return made.size;
}

async function repair(
  store: MaintainedStore,
  record: ContactRecord,
  made: Map<Address, AddressRow>,
): Promise<void> {
  const addresses: AddressRow[] = [];
  for (const address of record.contact.addresses) {
    const before = made.get(address);
    if (before !== undefined || (await store.findAddress(address)) === undefined) {
      // Whoever comes first speaks there; the others of the household share it.
      const contacts = [...(before?.contacts ?? []), record.id];
      addresses.push({ address, contacts, speaker: before?.speaker ?? record.id });
    }
  }
  if (addresses.length === 0) {
    return;
  }
  const next = { ...record, revision: record.revision + 1 };
  const write = { record: next, from: record.revision, attention: attentionOf(next), addresses };
  const [verdict] = await store.write({ contacts: [write], rows: [] });
  if (verdict === 'kept') {
    addresses.forEach((row) => made.set(row.address, row));
  }
}
