import { type Consent } from './consent.ts';
import { type Contact } from './contact/contact.ts';
import { usualPurpose } from './start-manner.ts';

/** What a contact said to a purpose; undefined where it was never asked. STOP is said to all of them. */
export function consentTo({ consent, consents }: Contact, purpose: string): Consent | undefined {
  return purpose === usualPurpose || consent.status === 'opted_out' ? consent : consents?.[purpose];
}
