import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { pausedUntil } from '../../domain/contact/phone-pause.ts';
import { anyValue, instant, isoOrNull } from '../http/common-schema.ts';

/** The field that holds the programme's own number of a contact. */
export const externalIdField = 'external_id';

/** A contact as the API shows it, under the names of the CSV. */
export const contactView = z.object({
  id: z.string(),
  external_id: z.string().nullable(),
  name: z.string(),
  role: z.enum(['beneficiary', 'volunteer', 'coordinator']),
  language: z.string(),
  timezone: z.string(),
  salutation: z.string().nullable().describe('How to address them: a key of the locales, such as `ibu`.'),
  village: z.string().nullable(),
  subdistrict: z.string().nullable().describe('Where the village lies, if the programme knows it.'),
  district: z.string().nullable(),
  companion: z.string().nullable().describe('The id of the paired volunteer.'),
  addresses: z.array(z.string()).describe('The one last heard from first.'),
  groups: z.array(z.string()),
  consent: z.enum(['unknown', 'opted_in', 'declined', 'opted_out']),
  opted_in_at: instant.nullable(),
  opted_in_method: z.string().nullable(),
  opted_in_version: z.int().nullable().describe('Which version of the words they agreed to.'),
  fields: z.record(z.string(), anyValue),
  created_at: instant,
  last_heard_at: instant.nullable(),
  paused_until: instant
    .nullable()
    .describe('Until when somebody talks with them by hand on the linked phone, and the bot is silent.'),
});

/** Shows a contact under the names of the CSV. */
export function viewContact(contact: Contact): z.infer<typeof contactView> {
  const { [externalIdField]: externalId, ...fields } = contact.fields;
  return {
    id: contact.id,
    external_id: typeof externalId === 'string' ? externalId : null,
    name: contact.name,
    role: contact.role,
    language: contact.language,
    timezone: contact.timezone,
    salutation: contact.salutation ?? null,
    village: contact.village,
    subdistrict: contact.place?.subdistrict ?? null,
    district: contact.place?.district ?? null,
    companion: contact.companion,
    addresses: [...contact.addresses],
    groups: [...contact.groups],
    ...viewConsent(contact.consent),
    fields,
    created_at: new Date(contact.createdAt).toISOString(),
    last_heard_at: isoOrNull(contact.lastHeardAt),
    paused_until: isoOrNull(pausedUntil(contact)),
  };
}

function viewConsent({ status, at, method, version = 1 }: Contact['consent']) {
  const optedIn = status === 'opted_in';
  return {
    consent: status,
    opted_in_at: optedIn ? isoOrNull(at) : null,
    opted_in_method: optedIn ? method : null,
    opted_in_version: optedIn ? version : null,
  };
}
