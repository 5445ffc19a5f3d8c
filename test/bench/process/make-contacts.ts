import { type Contact, newContact } from '../../../src/domain/contact/contact.ts';
import { type Address } from '../../../src/domain/contact/address.ts';
import { newRecord } from '../../../src/domain/contact/contact-record.ts';
import { type Store } from '../../../src/store/store.ts';

interface Wanted {
  readonly count: number;
  readonly at: number;
  /** When each is to be looked at next; null: never. */
  readonly attention: (place: number) => number | null;
  readonly change: (contact: Contact, place: number) => Contact;
}

/** Puts contacts into a store, a thousand in each write. */
export async function makeContacts(store: Store, { count, at, attention, change }: Wanted): Promise<void> {
  for (let first = 0; first < count; first += 1000) {
    const places = Array.from({ length: Math.min(1000, count - first) }, (_, index) => first + index);
    const contacts = places.map((place) => {
      const address: Address = `simulator:p${place}`;
      const id = `c${place}`;
      const known = { name: 'Siti Aminah', language: 'id', timezone: 'Asia/Jakarta', stranger: false };
      const contact = change(newContact({ id, at, addresses: [address], ...known }), place);
      const addresses = [{ address, contacts: [id], speaker: id }];
      return {
        record: { ...newRecord(contact), revision: 1 },
        from: 0,
        attention: attention(place),
        addresses,
      };
    });
    await store.write({ contacts, rows: [] });
  }
}
