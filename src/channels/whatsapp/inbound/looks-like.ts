import { type FileMedia } from '../../../domain/message.ts';

/** How files of a kind begin: bytes in hex at a place. Names and types that a sender gives prove nothing. */
const beginnings: Readonly<
  Record<Exclude<FileMedia['kind'], 'document'>, readonly (readonly [number, string])[]>
> = {
  // JPEG, PNG, GIF, WebP, HEIC
  image: [
    [0, 'ffd8ff'],
    [0, '89504e47'],
    [0, '47494638'],
    [8, '57454250'],
    [4, '66747970'],
  ],
  // Ogg, MP3 (two forms), M4A, AMR, WAV, AAC
  voice: [
    [0, '4f676753'],
    [0, '494433'],
    [0, 'fffb'],
    [4, '66747970'],
    [0, '2321414d52'],
    [8, '57415645'],
    [0, 'fff1'],
  ],
  // MP4 and 3GP, WebM and Matroska, AVI
  video: [
    [4, '66747970'],
    [0, '1a45dfa3'],
    [8, '41564920'],
  ],
};

/** Whether a file may be of the kind that its message says; a document may be anything. */
export function looksLike(kind: FileMedia['kind'], bytes: Uint8Array): boolean {
  if (kind === 'document') {
    return true;
  }
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return beginnings[kind].some(([place, hex]) => head.startsWith(hex, place * 2));
}
