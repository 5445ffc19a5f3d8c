import { channelOf, isAddress } from '../../../domain/contact/address.ts';
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

/** Phones show pictures, sound and films of up to 16 MB; more than 50 MB of anything is a burden on a small plan. */
const largest: Readonly<Record<FileMedia['kind'], number>> = {
  image: 16,
  voice: 16,
  video: 16,
  document: 50,
};
const megabyte = 1024 * 1024;

/** The bytes of a file that leaves. Throws SendError: `refused` when it is too large. */
export async function readOutgoing(media: FileMedia, sources: FileSources): Promise<OutgoingFile> {
  const file = await readBytes(media, sources);
  if (file.bytes.byteLength > largest[media.kind] * megabyte) {
    throw new SendError('refused', `The file is larger than the ${largest[media.kind]} MB that may be sent.`);
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
