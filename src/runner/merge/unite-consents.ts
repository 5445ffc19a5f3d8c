import { type Consent } from '../../domain/consent.ts';
import { type Contact } from '../../domain/contact/contact.ts';

type Consents = NonNullable<Contact['consents']>;

/**
 * What two contacts that are one person agreed to: for each purpose what they said last. STOP holds until they say
 * yes themselves, in their own words and later; no table that knew them by another number undoes it. It is said to
 * all that was agreed to before it, as either of the two.
 */
export function uniteConsents(
  older: Contact,
  younger: Contact,
): Required<Pick<Contact, 'consent' | 'consents'>> {
  const { consents: mine = {} } = older;
  const { consents: theirs = {} } = younger;
  const both: Consents = {
    ...mine,
    ...Object.fromEntries(
      Object.entries(theirs).map(([purpose, said]) => [purpose, later(mine[purpose] ?? said, said)]),
    ),
  };
  const [stop] = [older.consent, younger.consent]
    .filter(({ status }) => status === 'opted_out')
    .sort((one, other) => momentOf(other) - momentOf(one));
  return { consent: later(older.consent, younger.consent), consents: stop ? stopped(both, stop) : both };
}

function stopped(consents: Consents, stop: Consent): Consents {
  const isBefore = (said: Consent): boolean => said.status === 'opted_in' && momentOf(said) <= momentOf(stop);
  return Object.fromEntries(
    Object.entries(consents).map(([purpose, said]) => [purpose, isBefore(said) ? stop : said]),
  );
}

function later(one: Consent, other: Consent): Consent {
  if (one.status === 'unknown' || other.status === 'unknown') {
    return one.status === 'unknown' ? other : one;
  }
  const [first, last] = momentOf(other) > momentOf(one) ? [one, other] : [other, one];
  const isOwnYes = last.status === 'opted_in' && last.messageId !== null;
  return first.status === 'opted_out' && !isOwnYes ? first : last;
}

const momentOf = ({ at }: Consent): number => at ?? 0;
