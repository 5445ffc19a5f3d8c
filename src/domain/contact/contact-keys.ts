import { type Contact } from './contact.ts';
import { foldText } from '../text/fold-text.ts';

/** What contacts can be looked up by at once, best first: fewer people share a companion than a role. */
const keyed = ['companion', 'group', 'village', 'subdistrict', 'district', 'role'] as const;

/** A field that contacts are looked up by. */
export type KeyedField = (typeof keyed)[number];

type Keyed = Pick<Contact, 'role' | 'companion' | 'village' | 'groups' | 'place'>;

/** How few people a field tells apart: the lower the fewer. */
export function commonness(field: KeyedField): number {
  return keyed.indexOf(field);
}

/** Whether contacts are looked up by a field. */
export function isKeyed(field: string): field is KeyedField {
  return keyed.some((each) => each === field);
}

/** The key of a value in whatever way it is written; empty: those who have none. */
export function contactKey(field: KeyedField, value: string): string {
  return `${field}:${foldText(value)}`;
}

/**
 * All that stores look a contact up by. Somebody has the key of a value just when `field = value` may hold for them.
 */
export function contactKeys({ role, companion, village, groups, place }: Keyed): readonly string[] {
  const keys = [
    contactKey('role', role),
    contactKey('companion', companion ?? ''),
    contactKey('village', village ?? ''),
    contactKey('subdistrict', place?.subdistrict ?? ''),
    contactKey('district', place?.district ?? ''),
    ...(groups.length === 0 ? [''] : groups).map((each) => contactKey('group', each)),
  ];
  return [...new Set(keys)];
}

/** Whether two states of a contact certainly have the same keys. */
export function keepsKeys(before: Keyed, next: Keyed): boolean {
  return (
    before.role === next.role &&
    before.companion === next.companion &&
    before.village === next.village &&
    before.groups === next.groups &&
    before.place === next.place
  );
}
