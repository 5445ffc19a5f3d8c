import { type Contact } from '../../../domain/contact/contact.ts';
import { type Role } from '../../../domain/contact/role.ts';

/** The page on which somebody of a role is entered. */
export const newPersonPath = (role: Role): string => `/new-person?role=${role}`;

/** The page of a person. */
export const personPath = ({ id }: Pick<Contact, 'id'>): string => `/people/${encodeURIComponent(id)}`;

/** The page on which a person is changed. */
export const changePersonPath = (contact: Pick<Contact, 'id'>): string => `${personPath(contact)}/change`;

/** The same page once somebody is asked about a number. */
export const numberAskedPath = (contact: Pick<Contact, 'id'>): string => `${changePersonPath(contact)}?asked`;

/** The page about who walks beside a person. */
export const pairingPath = (contact: Pick<Contact, 'id'>): string => `${personPath(contact)}/pairing`;
