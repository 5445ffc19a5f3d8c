import { type Contact } from '../../domain/contact/contact.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';

/**
 * Refuses a consent for a phone from which STOP was written since: a table that brings the same person under another
 * number of the programme must not bring the messages back. Contacts that shared the phone before are unaffected.
 */
export async function heedStop(
  records: Pick<Records, 'contactsAt'>,
  before: Contact | undefined,
  after: Contact,
): Promise<void> {
  const { consent } = after;
  if (consent.status !== 'opted_in') {
    return;
  }
  const agreesAnew = before?.consent.status !== 'opted_in' || before.consent.at !== consent.at;
  const looked = after.addresses.filter((each) => agreesAnew || !before.addresses.includes(each));
  for (const address of looked) {
    const stopped = (await records.contactsAt(address)).find(
      (each) => each.id !== after.id && isLater(each, consent.at ?? 0),
    );
    if (stopped) {
      const words = `STOP was written from ${address} after that (contact ${stopped.id}). Leave opted_in_at empty, or give the day of a later agreement; if it is the same person, merge the two.`;
      throw new ApiError('conflict', words, agreesAnew ? 'body.opted_in_at' : 'body.addresses', {
        said: { text: 'person_stopped' },
      });
    }
  }
}

function isLater({ consent }: Contact, agreed: number): boolean {
  return consent.status === 'opted_out' && (consent.at ?? 0) >= agreed;
}
