import { type Address } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Store } from '../../store/store.ts';
import { findLiving } from '../merge/find-living.ts';

/** Those who share an address, and who speaks there now. */
export interface Household {
  readonly speaker: ContactRecord | undefined;
  readonly members: readonly ContactRecord[];
}

/** Looks up who shares an address; a merged contact counts as the one who stayed. */
export async function findHousehold(store: Store, address: Address): Promise<Household> {
  const row = await store.findAddress(address);
  const found = new Map<string, ContactRecord>();
  for (const id of row?.contacts ?? []) {
    const living = await findLiving(store, id);
    if (living) {
      found.set(living.id, living);
    }
  }
  return { speaker: row && (await findLiving(store, row.speaker)), members: [...found.values()] };
}
