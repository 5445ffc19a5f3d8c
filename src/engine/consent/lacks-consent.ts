import { consentTo } from '../../domain/consent-to.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { isMinor } from '../../domain/contact/minor.ts';
import { type World } from '../world.ts';

/**
 * Why nothing unasked for a purpose may be sent to a contact; null where it may. Yes counts for the words that it was
 * said to, and for a child only with the guardian who said it.
 */
export function lacksConsent(
  contact: Contact,
  purpose: string,
  { manners, now }: Pick<World, 'manners' | 'now'>,
): HeldReason | null {
  const consent = consentTo(contact, purpose);
  if (consent?.status !== 'opted_in') {
    return 'no_consent';
  }
  if ((consent.version ?? 1) < (manners.purposes[purpose]?.version ?? 1)) {
    return 'old_consent';
  }
  return isMinor(contact, now) && !consent.guardian ? 'no_guardian' : null;
}
