import { type Contact } from '../../domain/contact/contact.ts';
import { contactsInPages } from '../../programme/records/contacts-in-pages.ts';
import { type Records } from '../../programme/records/records.ts';

/** What forms about announcements let a coordinator choose from. */
export interface Choices {
  readonly villages: readonly string[];
  readonly groups: readonly string[];
  /** Volunteers and coordinators who can be written to. */
  readonly staff: readonly Pick<Contact, 'id' | 'name' | 'role'>[];
}

const page = 500;
const words = new Intl.Collator('id', { numeric: true });

/** Reads everybody, a page at a time, for the villages, groups and staff that there are. */
export async function readChoices(records: Pick<Records, 'contacts'>): Promise<Choices> {
  const villages = new Set<string>();
  const groups = new Set<string>();
  const staff: Choices['staff'][number][] = [];
  for await (const found of contactsInPages(records, { limit: page })) {
    for (const { id, name, role, village, groups: own, addresses } of found) {
      own.forEach((each) => groups.add(each));
      if (village !== null && village !== '') {
        villages.add(village);
      }
      if (role !== 'beneficiary' && addresses.length > 0) {
        staff.push({ id, name, role });
      }
    }
  }
  return {
    villages: [...villages].sort(words.compare),
    groups: [...groups].sort(words.compare),
    staff: staff.sort((one, other) => words.compare(one.name, other.name)),
  };
}
