import { type Contact } from '../../../domain/contact/contact.ts';

/** The page of a person. */
export const personPath = ({ id }: Pick<Contact, 'id'>): string => `/people/${encodeURIComponent(id)}`;

/** The page about who walks beside somebody. */
export const pairingPath = (contact: Pick<Contact, 'id'>): string => `${personPath(contact)}/pairing`;
