import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';

/** Refuses whoever is to walk beside families, stand in or do a task, and is one of the families. */
export function refuseFamily({ role }: Pick<Contact, 'role'>, where: string): void {
  if (role === 'beneficiary') {
    throw new ApiError('conflict', 'This person is no volunteer. Change the role first.', where);
  }
}

/** Refuses a companion for whoever is no family, one who is no volunteer, and oneself; nobody is always possible. */
export function refusePair(
  family: Pick<Contact, 'id' | 'role'>,
  companion: Pick<Contact, 'id' | 'role'> | null,
  { family: familyAt, companion: companionAt }: { readonly family: string; readonly companion: string },
): void {
  if (companion === null) {
    return;
  }
  refuseFamily(companion, companionAt);
  if (companion.id === family.id) {
    throw new ApiError('conflict', 'Nobody is their own companion.', companionAt);
  }
  if (family.role !== 'beneficiary') {
    const words = 'Only families have a companion, and this person is no beneficiary.';
    throw new ApiError('conflict', words, familyAt);
  }
}

/** Refuses to make one of the families out of somebody who still walks beside some. */
export async function refuseLeaving(
  records: Pick<Records, 'contacts'>,
  before: Contact | undefined,
  role: Contact['role'],
): Promise<void> {
  if (role !== 'beneficiary' || before === undefined || before.role === role) {
    return;
  }
  const keys = [contactKey('companion', before.id)];
  const matches = ({ companion }: Contact): boolean => companion === before.id;
  const [family] = await records.contacts({ after: null, limit: 1, matches, keys });
  if (family) {
    const words = 'This person is the companion of families. Move them first: POST /api/pairs/move.';
    throw new ApiError('conflict', words, 'body.role', { said: { text: 'row_still_walks' } });
  }
}
