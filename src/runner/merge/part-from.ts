import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { isFree } from '../../domain/follow-up.ts';
import { mergeMark } from './absorb.ts';

/** Two contacts as they were before they were merged. */
export interface BeforeMerge {
  readonly older: Contact;
  readonly younger: Contact;
}

/**
 * The contact that stayed, without what came from the other; what changed since the merge stays as it is. A
 * conversation that the other brought along ends.
 */
export function partFrom(record: ContactRecord, were: BeforeMerge): ContactRecord {
  const { younger } = were;
  const talk = younger.session !== null && record.contact.session?.id === younger.session.id;
  const question =
    talk && younger.session.waiting.kind === 'question' ? younger.session.waiting.question : null;
  return {
    ...record,
    contact: { ...partContact(record.contact, were), ...(talk ? withoutTalk(record.contact) : {}) },
    seen: record.seen.filter(({ id }) => id !== mergeMark(younger.id)),
    outbox: record.outbox.filter(
      (each) => question === null || each.kind !== 'send' || each.send.question !== question,
    ),
    ...(record.absorbed ? { absorbed: record.absorbed.filter((each) => each !== younger.id) } : {}),
  };
}

function withoutTalk({ followUps }: Contact): Pick<Contact, 'session' | 'followUps'> {
  return { session: null, followUps: followUps.filter((each) => isFree(each) || each.kind === 'care') };
}

function partContact(now: Contact, { older, younger }: BeforeMerge): Contact {
  const stays = (address: Contact['addresses'][number]): boolean =>
    older.addresses.includes(address) || !younger.addresses.includes(address);
  const tasks = now.tasks?.filter(({ id }) => !isTheirs(younger.tasks, older.tasks, id));
  return {
    ...now,
    name: older.name === '' && now.name === younger.name ? '' : now.name,
    ...partProfile(now, { older, younger }),
    companion: older.companion ?? (now.companion === younger.companion ? null : now.companion),
    groups: now.groups.filter((each) => older.groups.includes(each) || !younger.groups.includes(each)),
    fields: partFields(now.fields, { older, younger }),
    addresses: [...now.addresses.filter(stays), ...addressesBack(now, older)],
    ...(now.left ? { left: [] } : {}),
    unreachable: now.unreachable.filter(stays),
    consent: isSame(now.consent, younger.consent) ? older.consent : now.consent,
    ...(now.consents ? { consents: partConsents(now.consents, { older, younger }) } : {}),
    ...(tasks ? { tasks } : {}),
  };
}

/** The addresses that were given up for a number that turned out to be somebody else's. */
export function addressesBack(now: Contact, older: Contact): Contact['addresses'] {
  return older.addresses.filter((each) => now.left?.includes(each) && !now.addresses.includes(each));
}

/** What somebody agreed to beyond the programme stays theirs; what the older one said since stays as well. */
function partConsents(
  now: NonNullable<Contact['consents']>,
  { older, younger }: BeforeMerge,
): NonNullable<Contact['consents']> {
  const kept = Object.entries(now).flatMap(([purpose, consent]) => {
    const own = isSame(consent, younger.consents?.[purpose]) ? older.consents?.[purpose] : consent;
    return own === undefined ? [] : [[purpose, own] as const];
  });
  return Object.fromEntries(kept);
}

function partProfile(now: Contact, { older, younger }: BeforeMerge): Partial<Contact> {
  const moved = older.village === null && now.village === younger.village;
  const named = older.salutation == null && now.salutation === younger.salutation;
  return {
    ...(moved ? { village: null, place: null } : {}),
    ...(named ? { salutation: null } : {}),
  };
}

function isTheirs(theirs: Contact['tasks'], own: Contact['tasks'], id: string): boolean {
  const has = (tasks: Contact['tasks'] = []): boolean => tasks.some((each) => each.id === id);
  return has(theirs) && !has(own);
}

function partFields(now: Contact['fields'], { older, younger }: BeforeMerge): Contact['fields'] {
  const kept = Object.entries(now).filter(
    ([key, value]) => Object.hasOwn(older.fields, key) || !isSame(value, younger.fields[key]),
  );
  return Object.fromEntries(kept);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
