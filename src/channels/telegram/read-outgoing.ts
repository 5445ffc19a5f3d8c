import { SendError } from '../channel.ts';
import { type FileMedia } from '../../domain/message.ts';
import { type FetchFile } from './fetch-file.ts';
import { type OutgoingFile } from '../outgoing-file.ts';
import { isCopy, passOnFile } from '../pass-on-file.ts';

/** The largest file that a bot may send, in bytes. */
const largest = 50 * 1024 * 1024;

/** Brings the bytes of a file that is to be sent; throws SendError. */
export type ReadOutgoing = (media: FileMedia, signal: AbortSignal) => Promise<OutgoingFile>;

/** Makes what reads outgoing files: our own with `readFile`, and those that somebody sent us from Telegram. */
export function createReadOutgoing({
  readFile,
  fetchFile,
}: {
  readonly readFile: (ref: string) => Promise<OutgoingFile>;
  readonly fetchFile: FetchFile;
}): ReadOutgoing {
  return async (media, signal) => {
    const file = media.ref.startsWith('telegram:')
      ? passOnFile(media, { bytes: await fetchFile(media, signal) })
      : await readOurs(media, readFile);
    if (file.bytes.byteLength > largest) {
      throw new SendError('refused', 'The file is larger than the 50 MB that a bot may send.');
    }
    return file;
  };
}

async function readOurs(
  media: FileMedia,
  readFile: (ref: string) => Promise<OutgoingFile>,
): Promise<OutgoingFile> {
  const file = await readFile(media.ref).catch(unreadable);
  return isCopy(media) ? passOnFile(media, file) : file;
}

function unreadable(): never {
  throw new SendError('network', 'A file that is to be sent could not be read.');
}
