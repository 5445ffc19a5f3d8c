import { type Contact } from '../../../domain/contact/contact.ts';
import { personPath } from '../../contacts/pages/person-paths.ts';

/** The page about who walks beside somebody. */
export const pairingPath = (contact: Pick<Contact, 'id'>): string => `${personPath(contact)}/pairing`;
