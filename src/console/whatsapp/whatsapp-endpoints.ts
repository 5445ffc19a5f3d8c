import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { instant, isoOrNull } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { type WhatsAppDoor, type WhatsAppLink } from './whatsapp-door.ts';

const spent = z.object({ used: z.int(), limit: z.int() });

const linkView = z.object({
  state: z.enum(['off', 'starting', 'on', 'waiting', 'failed']),
  words: z.string().describe('How it is and what to do, for a person.'),
  since: instant,
  qr: z.string().nullable().describe('The text to be drawn as a QR; null while none is offered.'),
  code: z.string().nullable().describe('The code to be typed into the phone; null unless one was asked for.'),
  account: z.string().nullable().describe('The linked number, digits with country code.'),
  until: instant.nullable().describe('When the code, the QR or a restriction ends.'),
  budget: z
    .object({
      unasked: spent.describe('Unasked messages of the day.'),
      new_contacts: spent.describe('Conversations of the day with people who never wrote to the number.'),
      warm_up_day: z
        .int()
        .nullable()
        .describe('Day of the warm-up of a new number, from 1; null once it is over.'),
      restricted_until: instant.nullable().describe('Until when WhatsApp lets the number only answer.'),
    })
    .describe('What the number may still do today; answers count nowhere.'),
});

const phone = z
  .string()
  .transform(digitsOf)
  .refine((digits) => /^[1-9]\d{7,14}$/.test(digits), 'must be a phone number such as +62 812 3456 7890')
  .describe('The number of the phone: 0812…, 62812… or +62 812 ….');

/** The routes that link a number with WhatsApp. */
export function whatsAppEndpoints({
  whatsapp,
}: {
  readonly whatsapp: WhatsAppDoor | null;
}): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      route: '/api/channels/whatsapp',
      summary: 'How WhatsApp is, with the QR that links a number. Where it ran out, a new one is begun.',
      answer: linkView,
      errors: [404],
      handle: () => view(whatsapp, (door) => door.look()),
    }),
    endpoint({
      method: 'post',
      route: '/api/channels/whatsapp/pairing-code',
      summary: 'A code to be typed into the phone: WhatsApp, Linked devices, Link with phone number.',
      body: z.strictObject({ phone }),
      answer: linkView,
      errors: [404, 409],
      handle: ({ body }) => view(whatsapp, (door) => door.requestCode(body.phone).catch(explain)),
    }),
  ];
}

function get(whatsapp: WhatsAppDoor | null): WhatsAppDoor {
  if (whatsapp === null) {
    throw new ApiError('not_found', 'WhatsApp is off. Set WHATSAPP=on and start again.');
  }
  return whatsapp;
}

/** Indonesian numbers are written with a leading 0 at home. */
function digitsOf(written: string): string {
  const digits = written.replaceAll(/[\s().+-]/gu, '');
  return digits.startsWith('0') ? `62${digits.slice(1)}` : digits;
}

async function view(
  whatsapp: WhatsAppDoor | null,
  ask: (door: WhatsAppDoor) => Promise<WhatsAppLink>,
): Promise<z.infer<typeof linkView>> {
  const door = get(whatsapp);
  const { state, words, since, qr, code, account, until } = await ask(door);
  const { unasked, newContacts, warmUpDay, restrictedUntil } = door.budget();
  const link = {
    state,
    words,
    since: new Date(since).toISOString(),
    qr,
    code,
    account,
    until: isoOrNull(until),
  };
  const budget = { unasked, new_contacts: newContacts, warm_up_day: warmUpDay };
  return { ...link, budget: { ...budget, restricted_until: isoOrNull(restrictedUntil) } };
}

function explain(fault: unknown): never {
  if (fault instanceof Error && 'reason' in fault && fault.name === 'PairingError') {
    throw new ApiError(fault.reason === 'unavailable' ? 'unavailable' : 'conflict', fault.message);
  }
  throw fault;
}
