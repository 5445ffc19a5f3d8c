import { type proto } from '@whiskeysockets/baileys';
import { type CardMedia } from '../../../domain/message.ts';

/** More cards than this in one message are left off. */
const most = 10;

/** The visiting cards of a message; one without a number is none. */
export function decodeCards({ contactMessage, contactsArrayMessage }: proto.IMessage): readonly CardMedia[] {
  const cards = [...(contactMessage ? [contactMessage] : []), ...(contactsArrayMessage?.contacts ?? [])];
  return cards.slice(0, most).flatMap(({ displayName, vcard }) => {
    const phone = phoneOf(vcard ?? '');
    const name = displayName ?? /^FN[^:]*:(.*)$/m.exec(vcard ?? '')?.[1]?.trim() ?? '';
    return phone === undefined ? [] : [{ kind: 'contact', name, phone }];
  });
}

/** The number as WhatsApp knows it, else as it was typed. */
function phoneOf(vcard: string): string | undefined {
  const known = /waid=(\d{5,20})/i.exec(vcard)?.[1];
  const typed = /^(?:[\w-]+\.)?TEL[^:]*:\s*([+\d][\d ().-]{3,30})/im.exec(vcard)?.[1]?.trim();
  return known === undefined ? typed : `+${known}`;
}
