import { type ChannelName, channelOf, isAddress } from '../domain/contact/address.ts';
import { fileLimits } from '../domain/file-limits.ts';
import { type FileMedia } from '../domain/message.ts';
import { SendError } from './channel.ts';

/** The bytes of a file that leaves, with what its receiver sees of it. */
export interface OutgoingFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime: string;
}

/** Where the bytes of outgoing files come from. */
export interface FileSources {
  /** Our own files, by `flow:` and `kept:` references. */
  readonly readFile: (ref: string) => Promise<OutgoingFile>;
  /** Files that somebody sent us over this network. */
  readonly fetchFile: (media: FileMedia) => Promise<Uint8Array>;
}

/** The bytes of a file that leaves over a network. Throws SendError: `refused` when it is too large there. */
export async function readOutgoing(
  network: ChannelName,
  media: FileMedia,
  sources: FileSources,
): Promise<OutgoingFile> {
  const file = await readBytes(network, media, sources);
  if (file.bytes.byteLength > fileLimits[network].most) {
    const words = 'The file is larger than what may be sent.';
    throw new SendError('refused', words, null, 'file_too_large');
  }
  return file;
}

async function readBytes(
  network: ChannelName,
  media: FileMedia,
  { readFile, fetchFile }: FileSources,
): Promise<OutgoingFile> {
  const { ref } = media;
  if (isAddress(ref) && channelOf(ref) === network) {
    return passOnFile(media, { bytes: await fetchFile(media) });
  }
  const file = await readFile(ref).catch(() => {
    throw new SendError('network', 'A file that is to be sent could not be read.');
  });
  const isCopy = ref.startsWith('kept:');
  return isCopy ? passOnFile(media, file) : file;
}

/** What a file of somebody else is called when it is passed on and never had a name. */
const names = { image: 'foto.jpg', voice: 'suara.ogg', video: 'video.mp4', document: 'berkas' };
/** Longer ones are cut by phones in the middle of a word. */
const longest = 100;

/**
 * A file that somebody sent us as its next reader sees it: with the name and the type that it came with, without which
 * a phone opens no document. Of a path only the end is shown, and nothing that turns a name around.
 */
function passOnFile(
  { kind, name, mime }: FileMedia,
  { bytes, mime: guess = 'application/octet-stream' }: Pick<OutgoingFile, 'bytes'> & Partial<OutgoingFile>,
): OutgoingFile {
  const last = (name ?? '').split(/[/\\]/u).at(-1) ?? '';
  const shown = last.replaceAll(/\p{C}/gu, '').trim().slice(-longest);
  return { bytes, name: shown === '' ? names[kind] : shown, mime: mime ?? guess };
}
