import { type Contact, newContact } from '../../src/domain/contact/contact.ts';
import { type InboundMessage } from '../../src/domain/message.ts';

/** Monday, 8 in the morning in Jakarta. */
export const monday = Date.parse('2025-05-05T08:00:00+07:00');

/** The person of a talk: known, from Jakarta, and agreed to nothing yet. */
export function somebody(properties: Partial<Contact> = {}): Contact {
  const blank = newContact({
    id: 'siti',
    at: monday,
    name: 'Siti Aminah',
    language: 'id',
    timezone: 'Asia/Jakarta',
    addresses: ['simulator:siti'],
    stranger: false,
  });
  return { ...blank, ...properties };
}

/** Somebody who said yes to being written to. */
export const agreed: Pick<Contact, 'consent'> = {
  consent: {
    status: 'opted_in',
    at: monday,
    method: 'paper',
    textVersion: null,
    messageId: null,
    language: 'id',
  },
};

/** A message of a person, with what is left out filled in. */
export function messageOf(said: string | Partial<InboundMessage>): InboundMessage {
  return {
    from: 'simulator:siti',
    text: '',
    media: [],
    tap: null,
    startCode: null,
    edited: false,
    sentAt: null,
    ...(typeof said === 'string' ? { text: said } : said),
  };
}
