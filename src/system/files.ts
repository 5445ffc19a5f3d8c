import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, normalize } from 'node:path';
import { type OutgoingFile } from '../channels/outgoing-file.ts';
import { mediaOf } from '../engine/steps/say.ts';

/** The files of a programme: what its flows send, and what people sent. */
export interface Files {
  /** The bytes behind a `flow:` or `kept:` reference. */
  readonly read: (ref: string) => Promise<OutgoingFile>;
  /** Keeps a file that a contact sent; answers its `kept:` reference. */
  readonly keep: (contact: string, name: string, bytes: Uint8Array) => Promise<string>;
  /** Files of one contact become another's, under the same names. */
  readonly move: (from: string, to: string) => Promise<void>;
  /** Some of them, by name; what is gone already is left out. */
  readonly moveSome: (from: string, to: string, names: readonly string[]) => Promise<void>;
  /** Removes one file by its `kept:` reference. */
  readonly remove: (ref: string) => Promise<void>;
  /** Removes all that was kept of a contact. */
  readonly erase: (contact: string) => Promise<void>;
}

/** Files in FLOWS_DIR/media and DATA_DIR/media. */
export function createFiles({ flowMedia, keptMedia }: { flowMedia: string; keptMedia: string }): Files {
  return {
    read: async (ref) => {
      const path = pathOf(ref, { flowMedia, keptMedia });
      const name = basename(path);
      const [media] = mediaOf(name);
      const mime = media && 'mime' in media ? media.mime : null;
      return { bytes: await readFile(path), name, mime: mime ?? 'application/octet-stream' };
    },
    keep: async (contact, name, bytes) => {
      await mkdir(join(keptMedia, contact), { recursive: true });
      await writeFile(join(keptMedia, contact, name), bytes, { mode: 0o600 });
      return `kept:${contact}/${name}`;
    },
    move: async (from, to) => {
      const names = await readdir(join(keptMedia, from)).catch(() => []);
      await moveFiles(join(keptMedia, from), join(keptMedia, to), names);
    },
    moveSome: async (from, to, names) => {
      const there = await readdir(join(keptMedia, from)).catch(() => []);
      const some = there.filter((each) => names.includes(each));
      await moveFiles(join(keptMedia, from), join(keptMedia, to), some);
    },
    remove: (ref) => rm(pathOf(ref, { flowMedia, keptMedia }), { force: true }),
    erase: (contact) => rm(join(keptMedia, contact), { recursive: true, force: true }),
  };
}

/** File by file, so that it can be repeated after it was cut short. */
async function moveFiles(from: string, to: string, names: readonly string[]): Promise<void> {
  if (names.length > 0) {
    await mkdir(to, { recursive: true });
  }
  for (const name of names) {
    await rename(join(from, name), join(to, name));
  }
}

/** Only below its own folder: a reference that climbs out is refused. */
function pathOf(ref: string, folders: { readonly flowMedia: string; readonly keptMedia: string }): string {
  const [kind, ...rest] = ref.split(':');
  const folder = kind === 'flow' ? folders.flowMedia : kind === 'kept' ? folders.keptMedia : undefined;
  const path = normalize(rest.join(':'));
  if (folder === undefined || path.startsWith('..') || path.startsWith('/')) {
    throw new Error('this reference names no file of the programme');
  }
  return join(folder, path);
}
