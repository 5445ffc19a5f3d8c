import { type AnyMessageContent } from '@whiskeysockets/baileys';
import { fileLimits, isShown } from '../../../domain/file-limits.ts';
import { type CardMedia, type FileMedia } from '../../../domain/message.ts';
import { type FileSources, type OutgoingFile, readOutgoing } from '../../outgoing-file.ts';
import { type Bubble } from './bubbles-of.ts';
import { findVoiceSeconds } from './voice-note.ts';

/**
 * A bubble as the library takes it. Files go as bytes of ours, never as an address: the library would fetch any
 * address or path. Nor may it look at links in texts.
 */
export async function contentOf(
  bubble: Bubble,
  { jid, sources }: { readonly jid: string; readonly sources: FileSources },
): Promise<AnyMessageContent> {
  switch (bubble.kind) {
    case 'text':
      return { text: bubble.text, linkPreview: null };
    case 'place': {
      const { latitude, longitude, name } = bubble.place;
      return {
        location: {
          degreesLatitude: latitude,
          degreesLongitude: longitude,
          ...(name === null ? {} : { name }),
        },
      };
    }
    case 'card':
      return { contacts: { displayName: bubble.card.name, contacts: [{ vcard: vcardOf(bubble.card) }] } };
    case 'reaction':
      return { react: { text: bubble.emoji, key: { remoteJid: jid, fromMe: false, id: bubble.on } } };
    case 'file':
      return fileContent(bubble.file, await readOutgoing('whatsapp', bubble.file, sources), bubble.caption);
  }
}

/** What is not of the kind, or not of the size, that phones play or show goes as a plain document. */
function fileContent(media: FileMedia, file: OutgoingFile, caption: string): AnyMessageContent {
  const kind = isShown(fileLimits.whatsapp, media.kind, file.bytes.byteLength) ? media.kind : 'document';
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const captioned = caption === '' ? {} : { caption };
  // Without a thumbnail of our own the library looks for a program that makes one.
  if (kind === 'image' && /^image\/(jpeg|png)$/u.test(file.mime)) {
    return { image: bytes, mimetype: file.mime, jpegThumbnail: '', ...captioned };
  }
  if (kind === 'video' && file.mime === 'video/mp4') {
    return { video: bytes, mimetype: file.mime, jpegThumbnail: '', ...captioned };
  }
  const seconds = kind === 'voice' ? findVoiceSeconds(file.bytes) : undefined;
  return seconds === undefined
    ? { document: bytes, mimetype: file.mime, fileName: file.name, ...captioned }
    : { audio: bytes, mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds };
}

function vcardOf({ name, phone }: CardMedia): string {
  const digits = phone.replaceAll(/\D/gu, '');
  const plain = name.replaceAll(/[\r\n;,\\]/gu, ' ');
  const number = `TEL;type=CELL;type=VOICE;waid=${digits}:+${digits}`;
  return ['BEGIN:VCARD', 'VERSION:3.0', `N:;${plain};;;`, `FN:${plain}`, number, 'END:VCARD'].join('\n');
}
