import { type Upload } from './read-call.ts';

/** A file as it lies at Telegram. */
export interface StoredFile extends Upload {
  readonly id: string;
  readonly path: string;
  /** What Telegram says its size is, in bytes: larger than the content for a test of limits. */
  readonly size: number;
}

/** The files that people and the bot have sent. */
export interface Files {
  keep(upload: Upload, size?: number): StoredFile;
  find(id: string): StoredFile | undefined;
  findByPath(path: string): StoredFile | undefined;
}

/** Makes an empty shelf. */
export function createFiles(): Files {
  const files = new Map<string, StoredFile>();
  return {
    keep: (upload, size = upload.bytes.byteLength) => {
      const id = `FILE-${files.size + 1}_${'x'.repeat(40)}`;
      const stored = { ...upload, id, size, path: `documents/file_${files.size + 1}` };
      files.set(id, stored);
      return stored;
    },
    find: (id) => files.get(id),
    findByPath: (path) => [...files.values()].find((file) => file.path === path),
  };
}
