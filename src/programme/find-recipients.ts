import { contactKey } from '../domain/contact/contact-keys.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { type Recipient, type OneContact } from '../domain/effect.ts';
import { matchesAudience } from '../domain/audience/match-audience.ts';
import { narrowAudience } from '../domain/audience/narrow-audience.ts';
import { standInOf } from '../domain/contact/staff-work.ts';
import { parseAudience } from '../domain/audience/parse-audience.ts';
import { type Instant } from '../domain/time/clock.ts';
import { findContact } from './records/find-contact.ts';
import { type Store } from '../store/store.ts';
import { contactPages } from '../runner/contact-pages.ts';

const page = 200;

/** Who is meant by a part played in the programme, for the contact at hand. */
export type FindWho = (recipient: Recipient | OneContact) => Promise<readonly Contact[]>;

/** The contacts that a recipient stands for, for this contact; empty when there is nobody. */
export async function findRecipients(
  store: Store,
  recipient: Recipient | OneContact,
  about: { readonly contact: Contact; readonly now: Instant },
): Promise<readonly Contact[]> {
  if (recipient === 'companion') {
    const companion = await findCompanion(store, about.contact, about.now);
    return companion ? [companion] : [];
  }
  if (recipient === 'coordinator') {
    return whoAreThere(await findCoordinators(store), about.now);
  }
  if ('contact' in recipient) {
    const one = await findContact(store, recipient.contact);
    return one ? [one] : [];
  }
  const audience = parseAudience(recipient.query);
  const keys = narrowAudience(audience);
  return preferPeople(await collect(store, (contact) => matchesAudience(audience, contact, about.now), keys));
}

/** Those who are not away; all where nobody else is. */
function whoAreThere(people: readonly Contact[], now: Instant): readonly Contact[] {
  const there = people.filter(({ away }) => !away || away.until <= now);
  return there.length > 0 ? there : people;
}

/** Everybody who coordinates. */
export async function findCoordinators(store: Store): Promise<readonly Contact[]> {
  const keys = [contactKey('role', 'coordinator')];
  return preferPeople(await collect(store, ({ role }) => role === 'coordinator', keys));
}

/** Whom the simulator made up to be tried with gets nothing that is meant for people, once there are some. */
function preferPeople(found: readonly Contact[]): readonly Contact[] {
  const people = found.filter(({ consent }) => consent.method !== 'simulator');
  return people.length > 0 ? people : found;
}

/** The volunteer who walks beside a family now: while its own is away, the one who stands in. */
async function findCompanion(
  store: Store,
  { companion }: Contact,
  now: Instant,
): Promise<Contact | undefined> {
  const own = companion === null ? undefined : await findContact(store, companion);
  return own && findStandIn(store, own, now);
}

/** Who does a volunteer's work now; whoever stands in may be away too. Nobody else: the volunteer. */
export async function findStandIn(store: Store, volunteer: Contact, now: Instant): Promise<Contact> {
  const past = new Set<string>();
  for (let standing = volunteer; ;) {
    past.add(standing.id);
    const id = standInOf(standing, now);
    const next = id === null ? undefined : await findContact(store, id);
    if (!next || past.has(next.id)) {
      return standing;
    }
    standing = next;
  }
}

async function collect(
  store: Store,
  wanted: (contact: Contact) => boolean,
  keys: readonly string[] | null,
): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  for await (const records of contactPages(store, { limit: page, ...(keys && { keys }) })) {
    found.push(...records.map(({ contact }) => contact).filter(wanted));
  }
  return found;
}
