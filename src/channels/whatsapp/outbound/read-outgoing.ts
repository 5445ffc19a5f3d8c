import { channelOf, isAddress } from '../../../domain/contact/address.ts';
import { fileLimits } from '../../../domain/file-limits.ts';
import { type FileMedia } from '../../../domain/message.ts';
import { SendError } from '../../channel.ts';
import { type OutgoingFile } from '../../outgoing-file.ts';
import { isCopy, passOnFile } from '../../pass-on-file.ts';

/** Where the bytes of outgoing files come from. */
export interface FileSources {
  /** Our own files, by `flow:` and `kept:` references. */
  readonly readFile: (ref: string) => Promise<OutgoingFile>;
  /** Files that somebody sent us over this network. */
  readonly fetchFile: (media: FileMedia) => Promise<Uint8Array>;
}

/** The bytes of a file that leaves. Throws SendError: `refused` when it is too large. */
export async function readOutgoing(media: FileMedia, sources: FileSources): Promise<OutgoingFile> {
  const file = await readBytes(media, sources);
  if (file.bytes.byteLength > fileLimits.whatsapp.most) {
    const words = 'The file is larger than what may be sent.';
    throw new SendError('refused', words, null, 'file_too_large');
  }
  return file;
}

async function readBytes(media: FileMedia, { readFile, fetchFile }: FileSources): Promise<OutgoingFile> {
  const { ref } = media;
  if (isAddress(ref) && channelOf(ref) === 'whatsapp') {
    return passOnFile(media, { bytes: await fetchFile(media) });
  }
  const file = await readFile(ref).catch(() => {
    throw new SendError('network', 'A file that is to be sent could not be read.');
  });
  return isCopy(media) ? passOnFile(media, file) : file;
}
