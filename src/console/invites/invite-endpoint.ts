import { z } from 'zod';
import { isAddress } from '../../domain/contact/address.ts';
import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { inviteWord } from '../../domain/contact/invite-code.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { type MakeInvite } from '../../programme/invites/create-invites.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';
import { keyIsTaken } from '../http/key-is-taken.ts';
import { instant } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';

/** The number (digits) and the bot's name; null for a network that is off or not linked. */
export interface Doors {
  readonly whatsapp: string | null;
  readonly telegram: string | null;
}

/** What inviting families needs. */
export interface InviteParts {
  readonly records: Records;
  readonly makeInvite: MakeInvite;
  /** Where families can write to at this moment. */
  readonly doors: () => Promise<Doors>;
  /** The word that starts the joining flow, where there is one. */
  readonly joinWord: string;
}

const day = 24 * 60 * 60 * 1000;

const body = z.strictObject({
  volunteer: z.string().min(1).max(200).describe("The volunteer's contact id, address or full name."),
  days: z.int().min(1).max(366).default(90).describe('How long it is valid.'),
});

const answer = z.object({
  code: z.string(),
  volunteer: z.string().describe("The volunteer's contact id."),
  name: z.string(),
  until: instant,
  links: z.object({ whatsapp: z.url().nullable(), telegram: z.url().nullable() }),
});

/** The route that makes an invitation: families write first, and are paired with the volunteer who invited them. */
export function inviteEndpoint(parts: InviteParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/invites',
    summary: 'Makes a link by which families write first and are paired with a volunteer.',
    body,
    status: 201,
    answer,
    errors: [404, 409],
    handle: async ({ body: { volunteer, days }, idempotencyKey }) => {
      const { id, name } = await getVolunteer(parts.records, volunteer);
      const cause = idempotencyKey === null ? null : parts.records.idFor(`invite ${idempotencyKey}`);
      const { code, until, companion } = await parts.makeInvite(id, days * day, cause);
      if (companion !== id) {
        throw keyIsTaken();
      }
      const links = linksOf(code, await parts.doors(), parts.joinWord);
      return { code, volunteer: id, name, until: new Date(until).toISOString(), links };
    },
  });
}

function linksOf(code: string, { whatsapp, telegram }: Doors, joinWord: string) {
  const words = `${joinWord.toUpperCase()} ${inviteWord(code)}`.trim();
  return {
    whatsapp: whatsapp === null ? null : `https://wa.me/${whatsapp}?text=${encodeURIComponent(words)}`,
    telegram: telegram === null ? null : `https://t.me/${telegram}?start=${inviteWord(code)}`,
  };
}

async function getVolunteer(records: Records, wanted: string): Promise<Contact> {
  const found = (await findById(records, wanted)).filter(({ role }) => role === 'volunteer');
  const volunteers = found.length > 0 ? found : await findByName(records, wanted);
  const [volunteer, ...others] = volunteers;
  if (!volunteer) {
    throw new ApiError(
      'not_found',
      'There is no such volunteer; GET /api/contacts?query=role=volunteer lists them.',
      'body.volunteer',
    );
  }
  if (others.length > 0) {
    const ids = volunteers.map(({ id }) => id).join(', ');
    throw new ApiError(
      'conflict',
      `Several volunteers are meant; send one of these ids: ${ids}.`,
      'body.volunteer',
    );
  }
  return volunteer;
}

async function findById(records: Records, wanted: string): Promise<readonly Contact[]> {
  const contact = await records.findContact(wanted);
  return contact ? [contact] : isAddress(wanted) ? records.contactsAt(wanted) : [];
}

async function findByName(records: Records, wanted: string): Promise<readonly Contact[]> {
  const name = normalise(wanted);
  // A district has some hundreds of volunteers; two of one name are enough to know that it is not clear.
  return records.contacts({
    after: null,
    limit: 20,
    keys: [contactKey('role', 'volunteer')],
    matches: (each) => each.role === 'volunteer' && normalise(each.name) === name,
  });
}
