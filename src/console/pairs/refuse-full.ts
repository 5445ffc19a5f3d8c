import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { contactsInPages } from '../../programme/records/contacts-in-pages.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';

/** More families than this nobody can walk beside. */
const caseload = 60;
const page = 200;

/** Refuses to give a volunteer so many more families than one can walk beside. */
export async function refuseFull(
  records: Pick<Records, 'contacts'>,
  volunteer: Pick<Contact, 'id'>,
  more: number,
): Promise<void> {
  refuseOver((await familiesOf(records, volunteer.id)).length, more, 'body');
}

/** Whether a volunteer can walk beside so many more families. */
export async function hasRoom(
  records: Pick<Records, 'contacts'>,
  volunteer: Pick<Contact, 'id'>,
  more: number,
): Promise<boolean> {
  return (await familiesOf(records, volunteer.id)).length + more <= caseload;
}

/** Refuses where so many more families are too many beside those that a volunteer has. */
export function refuseOver(had: number, more: number, where: string): void {
  if (had + more > caseload) {
    const words = `This volunteer walks beside ${had} families; with ${more} more it is over ${caseload}.`;
    throw new ApiError('conflict', words, where, { said: { text: 'pairing_full' } });
  }
}

/** All families that a volunteer walks beside. */
export async function familiesOf(
  records: Pick<Records, 'contacts'>,
  volunteer: string,
): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  const keys = [contactKey('companion', volunteer)];
  const matches = (contact: Contact): boolean => contact.companion === volunteer;
  for await (const families of contactsInPages(records, { limit: page, matches, keys })) {
    found.push(...families);
  }
  return found;
}
