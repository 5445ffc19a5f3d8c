import { causeOf } from '../../domain/broadcast.ts';
import { type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type FollowUp, isFree } from '../../domain/follow-up.ts';
import { mergeMark } from './absorb.ts';
import { partTicket } from './part-ticket.ts';

/** Two contacts as they were before they were merged. */
export interface BeforeMerge {
  readonly older: Contact;
  readonly younger: Contact;
  /** What was still to be sent to the younger one. */
  readonly sends?: readonly string[];
}

/** What goes back with the younger one. */
export interface Leaving {
  /** The causes of what waits for them. */
  readonly causes: ReadonlySet<string>;
  /** Who had been merged into them before. */
  readonly absorbed: readonly string[];
}

const nothing: Leaving = { causes: new Set(), absorbed: [] };

/**
 * The contact that stayed, without what came from the other; what changed since the merge stays as it is. A
 * conversation that the other brought along ends, and what waited for the other is taken back.
 */
export function partFrom(
  record: ContactRecord,
  were: BeforeMerge,
  { causes, absorbed }: Leaving = nothing,
): ContactRecord {
  const { younger } = were;
  const talk = younger.session !== null && record.contact.session?.id === younger.session.id;
  const contact = { ...partContact(record.contact, were), ...(talk ? withoutTalk(record.contact) : {}) };
  const gone = [younger.id, ...absorbed];
  const marks = gone.map(mergeMark);
  const lost = sendsOf(record, were, causes);
  return withoutCauses(
    {
      ...record,
      contact,
      seen: record.seen.filter(({ id }) => !marks.includes(id)),
      outbox: record.outbox.filter(({ id }) => !lost.some((each) => each.id === id)),
      ...(record.absorbed ? { absorbed: record.absorbed.filter((each) => !gone.includes(each)) } : {}),
    },
    causes,
  );
}

/** What of the outbox was for the other: the end of their talk, and what was brought to them. */
export function sendsOf(
  { contact, outbox }: ContactRecord,
  { younger, sends = [] }: BeforeMerge,
  causes: ReadonlySet<string>,
): readonly SendEntry[] {
  const talk = younger.session !== null && contact.session?.id === younger.session.id;
  const question =
    talk && younger.session.waiting.kind === 'question' ? younger.session.waiting.question : null;
  return outbox.filter(
    (each): each is SendEntry =>
      each.kind === 'send' &&
      ((question !== null && each.send.question === question) ||
        (each.send.flow !== null && sends.includes(each.id)) ||
        causes.has(each.send.cause?.name ?? '')),
  );
}

function withoutCauses(record: ContactRecord, causes: ReadonlySet<string>): ContactRecord {
  const { contact, pending } = record;
  const isOf = (each: FollowUp): boolean =>
    each.kind === 'announce' && causes.has(causeOf(each.announcement).name);
  return {
    ...record,
    pending: pending.filter(
      ({ event }) => event.kind !== 'broadcast' || !causes.has(causeOf(event.announcement).name),
    ),
    contact: { ...contact, followUps: contact.followUps.filter((each) => !isOf(each)) },
  };
}

function withoutTalk({ followUps }: Contact): Pick<Contact, 'session' | 'followUps'> {
  return { session: null, followUps: followUps.filter((each) => isFree(each) || each.kind === 'care') };
}

/** A contact without what was the other's before the two were merged. */
export function partContact(all: Contact, { older, younger }: BeforeMerge): Contact {
  const now = { ...all, ...partReceipts(all, { older, younger }), ...partTicket(all, { older, younger }) };
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

/** A sign of having read an announcement is theirs to give who were asked for it. */
function partReceipts(
  { receipts = [], followUps }: Contact,
  { older, younger }: BeforeMerge,
): Partial<Pick<Contact, 'receipts' | 'followUps'>> {
  const messages = (of: Contact): readonly string[] => (of.receipts ?? []).map(({ message }) => message);
  const theirs = messages(younger).filter((each) => !messages(older).includes(each));
  return theirs.length === 0
    ? {}
    : {
        receipts: receipts.filter(({ message }) => !theirs.includes(message)),
        followUps: followUps.filter((each) => each.kind !== 'remind_read' || !theirs.includes(each.message)),
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
