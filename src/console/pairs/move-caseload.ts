import { type Contact } from '../../domain/contact.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';

/** More families than this nobody can walk beside. */
const caseload = 60;
const page = 200;

/** Pairs a family with a volunteer, or with nobody; throws ApiError where that cannot be. */
export async function pairFamily(
  parts: ContactParts,
  contact: string,
  companion: string | null,
): Promise<Contact> {
  const family = await getContact(parts.records, contact);
  const volunteer = companion === null ? null : await getVolunteer(parts, companion);
  if (volunteer && volunteer.id !== family.companion) {
    await refuseFull(parts, volunteer, 1);
  }
  await pair(parts, family, volunteer);
  return getContact(parts.records, family.id);
}

/** Every family of one volunteer gets the other one; resolves with how many once that is durable. */
export async function moveCaseload(
  parts: ContactParts,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const before = await getContact(parts.records, from);
  const after = await getVolunteer(parts, to);
  const families = await familiesOf(parts, before.id);
  await refuseFull(parts, after, families.length);
  for (let start = 0; start < families.length; start += page) {
    await Promise.all(families.slice(start, start + page).map((family) => pair(parts, family, after)));
  }
  return families.length;
}

async function pair({ companion, records }: ContactParts, family: Contact, volunteer: Contact | null) {
  // Named after the companion that is left, so that the same move sent twice is made once.
  const cause = `pair ${family.id} ${family.companion} ${volunteer?.id}`;
  await companion.happen(family.id, {
    id: records.idFor(`${cause} ${Math.floor(companion.now() / 60_000)}`),
    at: companion.now(),
    kind: 'pair',
    companion: volunteer?.id ?? null,
    name: volunteer?.name ?? null,
  });
}

async function getVolunteer({ records }: ContactParts, id: string): Promise<Contact> {
  const found = await getContact(records, id);
  if (found.role === 'beneficiary') {
    throw new ApiError('conflict', 'This person is no volunteer. Change the role first.', 'body');
  }
  return found;
}

async function refuseFull(parts: ContactParts, volunteer: Contact, more: number): Promise<void> {
  const { length } = await familiesOf(parts, volunteer.id);
  if (length + more > caseload) {
    const words = `This volunteer walks beside ${length} families; with ${more} more it is over ${caseload}.`;
    throw new ApiError('conflict', words, 'body');
  }
}

async function familiesOf({ records }: ContactParts, volunteer: string): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  for (let after: string | null = null; ;) {
    const matches = (contact: Contact): boolean => contact.companion === volunteer;
    const next = await records.contacts({ after, limit: page, matches });
    found.push(...next);
    const last: Contact | undefined = next.at(-1);
    if (!last || next.length < page) {
      return found;
    }
    after = last.id;
  }
}
