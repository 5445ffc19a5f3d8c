import { SendError } from '../channel.ts';
import { fileLimits } from '../../domain/file-limits.ts';
import { type FileMedia } from '../../domain/message.ts';
import { type Fetching, type FetchFile } from './fetch-file.ts';
import { type OutgoingFile } from '../outgoing-file.ts';
import { isCopy, passOnFile } from '../pass-on-file.ts';

/** Brings the bytes of a file that is to be sent; throws SendError. */
export type ReadOutgoing = (media: FileMedia, fetching: Fetching) => Promise<OutgoingFile>;

/** Makes what reads outgoing files: our own with `readFile`, and those that somebody sent us from Telegram. */
export function createReadOutgoing({
  readFile,
  fetchFile,
}: {
  readonly readFile: (ref: string) => Promise<OutgoingFile>;
  readonly fetchFile: FetchFile;
}): ReadOutgoing {
  return async (media, fetching) => {
    const file = media.ref.startsWith('telegram:')
      ? passOnFile(media, { bytes: await fetchFile(media, fetching) })
      : await readOurs(media, readFile);
    if (file.bytes.byteLength > fileLimits.telegram.most) {
      const words = 'The file is larger than what a bot may send.';
      throw new SendError('refused', words, null, 'file_too_large');
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
