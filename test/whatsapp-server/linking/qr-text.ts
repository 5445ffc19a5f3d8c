/** What a QR code says to the phone that scans it. */
export interface QrText {
  readonly ref: string;
  /** Seals the answer of the phone. */
  readonly secret: Buffer;
}

/** Reads the text of a QR code: an address, then ref, two public keys, the secret and the kind of client. */
export function readQrText(text: string): QrText {
  const [ref = '', , , secret = ''] = text.slice(text.indexOf('#') + 1).split(',');
  if (!ref.startsWith('2@') || secret === '') {
    throw new Error('the phone says that this is no WhatsApp QR code');
  }
  return { ref, secret: Buffer.from(secret, 'base64') };
}
