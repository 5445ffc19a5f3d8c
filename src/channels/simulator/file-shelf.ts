import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where files that simulated people send lie for an hour, as they would at a network, until they are fetched. */
export interface FileShelf {
  /** Answers the reference to it. */
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** Undefined when it is gone. */
  readonly find: (ref: string) => Promise<Uint8Array | undefined>;
}

const prefix = 'simulator:file-';
const hour = 3_600_000;

/** A shelf in a folder, so that another process may fetch what this one was given. */
export function createFileShelf(folder: string): FileShelf {
  return {
    put: async (bytes) => {
      const name = randomUUID();
      await mkdir(folder, { recursive: true });
      await clear(folder);
      await writeFile(join(folder, name), bytes, { mode: 0o600 });
      return `${prefix}${name}`;
    },
    find: async (ref) => {
      const [, name] = /^simulator:file-([0-9a-f-]{36})$/.exec(ref) ?? [];
      return name === undefined ? undefined : readFile(join(folder, name)).catch(() => undefined);
    },
  };
}

async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < Date.now() - hour) {
      await rm(join(folder, name), { force: true });
    }
  }
}
