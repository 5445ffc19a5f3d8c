import { fileLimits, isShown } from '../../domain/file-limits.ts';
import { type FileMedia } from '../../domain/message.ts';
import { type OutgoingFile } from '../outgoing-file.ts';

const ways = {
  image: { method: 'sendPhoto', field: 'photo' },
  voice: { method: 'sendVoice', field: 'voice' },
  video: { method: 'sendVideo', field: 'video' },
  document: { method: 'sendDocument', field: 'document' },
} as const;

/** How a file is handed to Telegram: the method, and the name of its field in the payload. */
export type FileWay = (typeof ways)[FileMedia['kind']];

/** The way that shows the file best; a picture that is too large goes as a plain document. */
export function wayOf(kind: FileMedia['kind'], { bytes }: OutgoingFile): FileWay {
  return isShown(fileLimits.telegram, kind, bytes.byteLength) ? ways[kind] : ways.document;
}

/** The way that Telegram never refuses for what is inside the file. */
export const plainWay: FileWay = ways.document;

/** The file as Telegraf uploads it: its bytes, never a path or an address that it would open itself. */
export function uploadOf({ bytes, name }: OutgoingFile): {
  readonly source: Buffer;
  readonly filename: string;
} {
  // The name goes into a header of the upload as it is.
  const filename = name.replace(/["\\\r\n]/g, '_');
  return { source: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), filename };
}
