import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Records } from '../../programme/records/records.ts';

/** Somebody as a choice shows them. */
export type Named = Pick<Contact, 'id' | 'name'>;

const most = 2000;
const keys = [contactKey('role', 'volunteer'), contactKey('role', 'coordinator')];

/** Everybody who is no family, by name. */
export async function readStaff(records: Pick<Records, 'contacts'>): Promise<readonly Named[]> {
  const matches = ({ role }: Contact): boolean => role !== 'beneficiary';
  const found = await records.contacts({ after: null, limit: most, matches, keys });
  return found
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => names.compare(one.name, other.name));
}

const names = new Intl.Collator('id', { numeric: true });
