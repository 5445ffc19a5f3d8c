import { randomUUID } from 'node:crypto';
import { type Contact, newContact } from '../../domain/contact/contact.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { ApiError } from '../http/api-error.ts';
import { keyIsTaken } from '../http/key-is-taken.ts';
import { applyChange } from './apply-change.ts';
import { type ContactChange } from './contact-body.ts';
import { type ContactRules, fitChange } from './fit-change.ts';
import { heedStop } from './heed-stop.ts';
import { handFamilyOver } from '../pairs/hand-family-over.ts';
import { refuseFull } from '../pairs/refuse-full.ts';
import { refuseLeaving, refusePair } from '../pairs/refuse-roles.ts';
import { externalIdField, viewContact } from './contact-view.ts';

/** The language and the zone of whoever has none of their own. */
export interface ContactDefaults {
  readonly language: string;
  readonly timezone: string;
}

/** What changing contacts needs. */
export interface ContactParts {
  readonly companion: Companion;
  readonly records: Records;
  readonly defaults: ContactDefaults;
  readonly people: ContactRules;
}

/** Makes a contact; the same request with the same external_id or key makes it once. */
export async function createContact(
  parts: ContactParts,
  body: ContactChange,
  key: string | null,
): Promise<Contact> {
  const { companion, defaults, people } = parts;
  const id = newId(parts.records, body, key);
  const before = await parts.records.findContact(id);
  const { companion: had = null } = before ?? {};
  const change = await resolveChange(parts, { id, role: body.role ?? 'beneficiary', companion: had }, body);
  const about = { now: companion.now(), people };
  const blank = newContact({ ...defaults, id, at: about.now, name: '', addresses: [], stranger: false });
  const isKeyed = key !== null && body.external_id === undefined;
  if (before === undefined) {
    await refuseErased(parts.records, isKeyed ? id : null);
    await heedStop(parts.records, undefined, applyChange(blank, change, about));
  }
  if (isKeyed && (await parts.records.claim(id, JSON.stringify(body))) === 'other') {
    throw keyIsTaken();
  }
  return companion.change(id, (known) => {
    if (known === undefined) {
      return applyChange(blank, change, about);
    }
    const madeByKey = body.external_id === undefined;
    if (!madeByKey && !isAlready(known, applyChange(known, change, about))) {
      const words = `There is a contact with this external_id: PATCH /api/contacts/${id}.`;
      throw new ApiError('conflict', words, 'body.external_id');
    }
    return known;
  });
}

/** Whoever was made by a request and erased since does not come back because it is sent again. */
async function refuseErased(records: Records, id: string | null): Promise<void> {
  if (id !== null && (await records.wasErased(id))) {
    const words = 'Who was made with this Idempotency-Key was erased since. Use a new key for somebody new.';
    throw new ApiError('conflict', words, 'header.Idempotency-Key');
  }
}

/** Changes what a request names in a contact; throws ApiError `not_found` when there is no such contact. */
export async function changeContact(parts: ContactParts, id: string, body: ContactChange): Promise<Contact> {
  const found = await getContact(parts.records, id);
  const { role = found.role } = body;
  const change = await resolveChange(parts, { id: found.id, role, companion: found.companion }, body);
  await refuseLeaving(parts.records, found, role);
  const about = { now: parts.companion.now(), people: parts.people };
  await heedStop(parts.records, found, applyChange(found, change, about));
  const changed = await parts.companion.change(found.id, (known) => {
    if (known === undefined) {
      throw noSuchContact();
    }
    if (change.external_id !== undefined && change.external_id !== known.fields[externalIdField]) {
      throw new ApiError('conflict', 'An external_id never changes.', 'body.external_id');
    }
    return keepCompanion(known, applyChange(known, change, about));
  });
  return giveCompanion(parts, changed, change);
}

/** Who walks beside a family already is not simply written over: the next one gets what is open about it. */
export function keepCompanion(known: Contact | undefined, wanted: Contact): Contact {
  return known?.companion == null ? wanted : { ...wanted, companion: known.companion };
}

/** Hands a family over to another companion where a change names one, and to none where it is no family any more. */
export async function giveCompanion(
  parts: Pick<ContactParts, 'companion' | 'records'>,
  family: Contact,
  { companion: named }: ContactChange,
): Promise<Contact> {
  // Whoever is no family any more walks with nobody beside them.
  const next = family.role === 'beneficiary' ? named : null;
  if (next === undefined || next === family.companion) {
    return family;
  }
  await handFamilyOver(parts, family, next === null ? null : await getContact(parts.records, next));
  return getContact(parts.records, family.id);
}

/** The contact that answers to an id; throws ApiError `not_found` when there is none. */
export async function getContact(records: Records, id: string, where = 'path.id'): Promise<Contact> {
  const found = await records.findContact(id);
  if (found === undefined) {
    throw noSuchContact(where);
  }
  return found;
}

/** What is said when an id belongs to nobody. */
export function noSuchContact(where = 'path.id'): ApiError {
  return new ApiError('not_found', 'There is no contact with this id.', where);
}

function newId(records: Records, { external_id: externalId }: ContactChange, key: string | null): string {
  if (externalId !== undefined) {
    return idOfExternal(records, externalId);
  }
  return key === null ? randomUUID() : idByKey(records, key);
}

/** The id of whom a request with this idempotency key makes. */
export function idByKey(records: Pick<Records, 'idFor'>, key: string): string {
  return records.idFor(`contact by key ${key}`);
}

/** The id of whom the programme knows by a number of its own. */
export function idOfExternal(records: Pick<Records, 'idFor'>, externalId: string): string {
  return records.idFor(`contact ${externalId}`);
}

async function resolveChange(
  { records, people }: ContactParts,
  of: Pick<Contact, 'id' | 'role' | 'companion'>,
  body: ContactChange,
): Promise<ContactChange> {
  const change = fitChange(people, body);
  if (change.companion === undefined || change.companion === null) {
    return change;
  }
  const byId = await records.findContact(change.companion);
  const found = byId ?? (await records.findContact(idOfExternal(records, change.companion)));
  if (found === undefined) {
    const words = 'There is no contact with this id or external_id. Create the volunteer first.';
    throw new ApiError('bad_request', words, 'body.companion');
  }
  refusePair(of, found, { family: 'body.companion', companion: 'body.companion' });
  if (found.id !== of.companion) {
    await refuseFull(records, found, 1);
  }
  return { ...change, companion: found.id };
}

function isAlready(known: Contact, wanted: Contact): boolean {
  return JSON.stringify(viewContact(known)) === JSON.stringify(viewContact(wanted));
}
