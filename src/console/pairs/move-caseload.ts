import { randomUUID } from 'node:crypto';
import { handedOn } from '../../programme/pairs/settle-caseload.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { subjectOf } from '../../domain/task.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { handFamilyOver } from './hand-family-over.ts';
import { familiesOf, refuseFull } from './refuse-full.ts';
import { refuseFamily, refusePair } from './refuse-roles.ts';

/** So many families are named in what the volunteers are told. */
const named = 8;

/** Pairs a family with a volunteer, or with nobody; throws ApiError where that cannot be. */
export async function pairFamily(
  parts: ContactParts,
  { contact, companion }: { readonly contact: string; readonly companion: string | null },
  where: 'body.contact' | 'path.id',
): Promise<Contact> {
  const family = await getContact(parts.records, contact, where);
  const volunteer = companion === null ? null : await getContact(parts.records, companion, 'body.companion');
  refusePair(family, volunteer, { family: where, companion: 'body.companion' });
  if (volunteer && volunteer.id !== family.companion) {
    await refuseFull(parts.records, volunteer, 1);
  }
  await handFamilyOver(parts, family, volunteer);
  return getContact(parts.records, family.id);
}

/** Every family of one volunteer gets the other one; resolves with how many once that is durable. */
export async function moveCaseload(
  parts: ContactParts,
  { from, to }: { readonly from: string; readonly to: string },
  key: string | null,
): Promise<number> {
  const before = await getContact(parts.records, from, 'body.from');
  const after = await getVolunteer(parts, to, 'body.to');
  const families = await familiesOf(parts.records, before.id);
  await refuseFull(parts.records, after, families.length);
  if (families.length > 0) {
    await handOver(parts, { before, after, families, key });
  }
  return families.length;
}

/** The act is durable before the first family moves: whatever dies in between, the rest follows by itself. */
async function handOver(
  { companion, records }: ContactParts,
  about: {
    readonly before: Contact;
    readonly after: Contact;
    readonly families: readonly Contact[];
    readonly key: string | null;
  },
): Promise<void> {
  const { before, after, families, key } = about;
  const { id: to, name } = after;
  const now = companion.now();
  // Without a key of the sender it is a move of its own: the same one may be made again after one back.
  const id = records.idFor(`caseload ${before.id} ${to} ${key ?? randomUUID()}`);
  const first = families.slice(0, named).map(subjectOf);
  const act = { kind: 'hand_over', to, name, families: first, count: families.length } as const;
  await companion.happen(before.id, { id, at: now, ...act });
  await Promise.all(
    families.map((family) => companion.happen(family.id, handedOn(id, family.id, { to, name, now }))),
  );
}

async function getVolunteer({ records }: ContactParts, id: string, where: string): Promise<Contact> {
  const found = await getContact(records, id, where);
  refuseFamily(found, where);
  return found;
}
