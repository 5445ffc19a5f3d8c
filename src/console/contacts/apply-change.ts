import { type Instant } from '../../domain/time/clock.ts';
import { type Consent, noConsent } from '../../domain/consent.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { guardianOf, isMinor } from '../../domain/contact/minor.ts';
import { locateVillage } from '../../domain/locate-village.ts';
import { type PeopleRules } from '../../domain/contact/people-rules.ts';
import { type Value } from '../../domain/value.ts';
import { ApiError } from '../http/api-error.ts';
import { type ContactChange } from './contact-body.ts';
import { externalIdField } from './contact-view.ts';

const day = 24 * 60 * 60 * 1000;

/** A contact is one document, written and read whole: it has to stay small. In characters. */
const mostOfFields = 256_000;

/** What a change is read by. */
export interface ChangeAbout {
  readonly now: Instant;
  readonly people: Pick<PeopleRules, 'places' | 'consentVersion'>;
}

/** The contact as a request wants it; throws ApiError where that contradicts what is known. */
export function applyChange(contact: Contact, change: ContactChange, { now, people }: ChangeAbout): Contact {
  const addresses = unique(change.addresses ?? contact.addresses);
  const language = change.language ?? contact.language;
  const fields = changedFields(contact.fields, change);
  return {
    ...contact,
    name: change.name ?? contact.name,
    role: change.role ?? contact.role,
    language,
    timezone: change.timezone ?? contact.timezone,
    ...(change.village === undefined ? {} : locateVillage(people.places, change.village, contact.place)),
    ...(change.salutation === undefined ? {} : { salutation: change.salutation }),
    companion: change.companion === undefined ? contact.companion : change.companion,
    groups: unique(change.groups ?? contact.groups),
    fields,
    addresses,
    unreachable: contact.unreachable.filter((each) => addresses.includes(each)),
    consent: changedConsent({ ...contact, language, fields }, change, { now, people }),
  };
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}

function changedFields(known: Contact['fields'], change: ContactChange): Contact['fields'] {
  const { external_id: externalId } = change;
  const fields: { readonly [key: string]: Value } = {
    ...known,
    ...change.fields,
    ...(externalId === undefined ? {} : { [externalIdField]: externalId }),
  };
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  if (change.fields && JSON.stringify(kept).length > mostOfFields) {
    const words = `With these the fields of this contact come to more than ${mostOfFields / 1000},000 characters. Remove some, or keep long texts elsewhere.`;
    throw new ApiError('bad_request', words, 'body.fields', { said: { text: 'row_fields_large' } });
  }
  return kept;
}

function changedConsent(contact: Contact, change: ContactChange, { now, people }: ChangeAbout): Consent {
  const { consent, language } = contact;
  const { opted_in_at: written, opted_in_method: method = 'api' } = change;
  if (written === undefined || (written === null && consent.status !== 'opted_in')) {
    return consent;
  }
  if (written === null) {
    return { ...noConsent, status: 'declined', at: now, method: 'api', language };
  }
  const at = Date.parse(written);
  refuseImpossible(consent, at, now);
  if (isProvedSince(consent, at)) {
    return consent;
  }
  const { opted_in_witness: witness = null } = change;
  const guardian = isMinor(contact, now) ? { guardian: guardianOf(contact) } : {};
  const said = {
    ...noConsent,
    status: 'opted_in',
    at: Math.min(at, now),
    method,
    language,
    witness,
  } as const;
  return {
    ...said,
    ...versionOf(consent, said, { change, latest: people.consentVersion ?? 1 }),
    ...guardian,
  };
}

/** Which words a paper had: those it names, else those it was written in with before, else the first. */
function versionOf(
  before: Consent,
  { at }: Consent,
  { change, latest }: { readonly change: ContactChange; readonly latest: number },
): Pick<Consent, 'version'> {
  const known = before.status === 'opted_in' && before.at === at ? before.version : undefined;
  const version = change.opted_in_version ?? known ?? 1;
  if (version > latest) {
    const words = `The words that people agree to are at version ${latest}; nobody has agreed to later ones.`;
    const said = { text: 'row_version', values: { latest: String(latest) } } as const;
    throw new ApiError('bad_request', words, 'body.opted_in_version', { said });
  }
  return version > 1 ? { version } : {};
}

/** What somebody said in the chat, to words of a version, is more than a paper of before: a table changes nothing. */
function isProvedSince({ status, at, messageId }: Consent, written: Instant): boolean {
  return status === 'opted_in' && messageId !== null && written <= (at ?? 0);
}

function refuseImpossible(consent: Consent, at: Instant, now: Instant): void {
  if (at > now + day) {
    throw new ApiError('bad_request', 'Nobody can have agreed in the future.', 'body.opted_in_at', {
      said: { text: 'person_agreed_future' },
    });
  }
  if (consent.status === 'opted_out') {
    const words = 'This person wrote STOP. Only they undo it, by writing MULAI; leave opted_in_at empty.';
    throw new ApiError('conflict', words, 'body.opted_in_at', { said: { text: 'row_wrote_stop' } });
  }
  if (consent.status === 'declined' && at <= (consent.at ?? 0)) {
    const words = 'This person said no after that. Only a later agreement counts.';
    throw new ApiError('conflict', words, 'body.opted_in_at', { said: { text: 'row_said_no' } });
  }
}
