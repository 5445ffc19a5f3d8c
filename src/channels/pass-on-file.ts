import { type FileMedia } from '../domain/message.ts';
import { type OutgoingFile } from './outgoing-file.ts';

/** What a file of somebody else is called when it is passed on and never had a name. */
const names = { image: 'foto.jpg', voice: 'suara.ogg', video: 'video.mp4', document: 'berkas' };
/** Longer ones are cut by phones in the middle of a word. */
const longest = 100;

/**
 * A file that somebody sent us as its next reader sees it: with the name and the type that it came with, without which
 * a phone opens no document. Of a path only the end is shown, and nothing that turns a name around.
 */
export function passOnFile(
  { kind, name, mime }: FileMedia,
  { bytes, mime: guess = 'application/octet-stream' }: Pick<OutgoingFile, 'bytes'> & Partial<OutgoingFile>,
): OutgoingFile {
  const last = (name ?? '').split(/[/\\]/u).at(-1) ?? '';
  const shown = last.replaceAll(/\p{C}/gu, '').trim().slice(-longest);
  return { bytes, name: shown === '' ? names[kind] : shown, mime: mime ?? guess };
}

/** Whether a file of ours is a copy of what somebody sent. */
export function isCopy({ ref }: FileMedia): boolean {
  return ref.startsWith('kept:');
}
