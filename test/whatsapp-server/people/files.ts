import { type MediaType, normalizeMessageContent } from '@whiskeysockets/baileys';
import { type Correspondence, type SendOptions } from './correspondence.ts';
import { type MediaHost } from '../media/media-host.ts';
import { type ReceivedMessage } from './received-message.ts';
import { sealMedia, unsealMedia } from '../media/sealed-media.ts';

/** What a person sends and opens besides words. */
export interface Files {
  sendImage(bytes: Uint8Array, caption?: string, options?: SendOptions): Promise<string>;
  /** A voice note; `seconds` is what the phone says of its length. */
  sendVoice(bytes: Uint8Array, seconds?: number, options?: SendOptions): Promise<string>;
  sendDocument(bytes: Uint8Array, fileName: string, options?: SendOptions): Promise<string>;
  sendLocation(place: Place, options?: SendOptions): Promise<string>;
  /** Sends a card with a name and a number (digits). */
  sendContact(
    card: { readonly name: string; readonly number: string },
    options?: SendOptions,
  ): Promise<string>;
  /** The file of a message that came, decrypted; throws when it has none. */
  open(message: ReceivedMessage): Promise<Buffer>;
}

/** A place on the map, in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
}

/** Makes what a person does with files. */
export function createFiles({
  media,
  send,
}: {
  readonly media: MediaHost;
  readonly send: Correspondence['send'];
}): Files {
  const upload = async (plain: Uint8Array, type: MediaType) => {
    const { bytes, ...about } = await sealMedia(plain, type);
    const directPath = `/v/t62/${about.fileEncSha256.toString('hex')}`;
    media.put(directPath, bytes);
    return { ...about, directPath, url: `https://${media.host()}${directPath}` };
  };
  return {
    sendImage: async (bytes, caption, options) => {
      const file = { ...(await upload(bytes, 'image')), mimetype: 'image/jpeg' };
      return send({ imageMessage: caption === undefined ? file : { ...file, caption } }, options);
    },
    sendVoice: async (bytes, seconds = 3, options) => {
      const file = await upload(bytes, 'audio');
      return send(
        { audioMessage: { ...file, mimetype: 'audio/ogg; codecs=opus', seconds, ptt: true } },
        options,
      );
    },
    sendDocument: async (bytes, fileName, options) => {
      const file = await upload(bytes, 'document');
      return send({ documentMessage: { ...file, mimetype: 'application/pdf', fileName } }, options);
    },
    sendLocation: ({ latitude, longitude, name }, options) => {
      const place = { degreesLatitude: latitude, degreesLongitude: longitude };
      return send({ locationMessage: name === undefined ? place : { ...place, name } }, options);
    },
    sendContact: ({ name, number }, options) => {
      const vcard = `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL;type=CELL;waid=${number}:+${number}\nEND:VCARD`;
      return send({ contactMessage: { displayName: name, vcard } }, options);
    },
    open: async ({ message }) => {
      const { file, type } = fileOf(message);
      const bytes = file?.directPath ? media.find(file.directPath) : undefined;
      if (bytes === undefined || !file?.mediaKey) {
        throw new Error('the message has no file, or the media host has lost it');
      }
      return unsealMedia(bytes, file.mediaKey, type);
    },
  };
}

/** The file of a message and of what kind it is; `file` is absent when the message has none. */
export function fileOf(message: ReceivedMessage['message']) {
  const content = normalizeMessageContent(message);
  if (content?.imageMessage) {
    return { file: content.imageMessage, type: 'image' as const };
  }
  if (content?.audioMessage) {
    return { file: content.audioMessage, type: 'audio' as const };
  }
  return { file: content?.documentMessage, type: 'document' as const };
}
