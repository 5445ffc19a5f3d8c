import { type Contact } from './contact.ts';

/** Somebody of whom the programme knows no more than that they wrote. */
export function isNewcomer({ companion, fields, groups, role, village }: Contact): boolean {
  const isKnown = companion !== null || 'external_id' in fields || groups.length > 0 || village !== null;
  return role === 'beneficiary' && !isKnown;
}
