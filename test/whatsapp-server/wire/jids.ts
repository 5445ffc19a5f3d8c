import { jidDecode, jidEncode } from '@whiskeysockets/baileys';

/** Which of a person's two addresses is used: the phone number, or the number that hides it. */
export type Addressing = 'pn' | 'lid';

/** The address by phone number, of the phone or of one of its linked devices. */
export function pnJid(number: string, device?: number): string {
  return jidEncode(number, 's.whatsapp.net', device);
}

/** The address that hides the phone number, of the phone or of one of its linked devices. */
export function lidJid(lid: string, device?: number): string {
  return jidEncode(lid, 'lid', device);
}

/** Who is addressed: the part before the device and the server; '' for what is no address. */
export function userOf(jid: string): string {
  return jidDecode(jid)?.user ?? '';
}

/** Which device of the user is addressed; 0 is the phone itself. */
export function deviceOf(jid: string): number {
  return jidDecode(jid)?.device ?? 0;
}

/** Which of the two addresses this is. */
export function addressingOf(jid: string): Addressing {
  return jidDecode(jid)?.server === 'lid' ? 'lid' : 'pn';
}

/** Where WhatsApp itself is addressed. */
export const WHATSAPP = 's.whatsapp.net';
