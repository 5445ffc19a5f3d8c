import { expect, it } from '@jest/globals';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFolder } from '../../../src/flowfile/load-folder.ts';
import { useTemporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();
const packaged = join(import.meta.dirname, '../../../locales');
const names = ['flows', 'locales', 'locales/jv'] as const;

const unreadable = (file: string) => ({
  file,
  line: 1,
  column: 1,
  level: 'error',
  text: expect.stringMatching(/^the folder cannot be read \(EACCES\); give/),
});

// Without the first the names cannot be listed; without the second they can, and the files still not be read.
it.each([
  ['listed', 0o300],
  ['passed through', 0o600],
])('a folder that may not be %s is refused, not taken for empty', (_, mode) => {
  const root = newFolder();
  for (const folder of names.map((name) => join(root, name))) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'halo.yaml'), "steps:\n  - say: 'Halo'\n");
  }
  const [flows, locales, javanese] = names.map((name) => join(root, name)) as [string, string, string];
  const where = { flows, locales, media: join(root, 'media'), packaged };
  const read = () => asNobody(root, () => loadFolder(where).faults);
  try {
    chmodSync(flows, mode);
    chmodSync(javanese, mode);
    expect(read()).toEqual(expect.arrayContaining([unreadable(flows), unreadable(javanese)]));
    chmodSync(locales, mode);
    expect(read()).toContainEqual(unreadable(locales));
  } finally {
    [flows, locales, javanese].forEach((folder) => {
      chmodSync(folder, 0o700);
    });
  }
});

/** Whoever runs the tests as root may look everywhere, so the work is done as somebody else, who owns the folders. */
function asNobody<T>(root: string, work: () => T): T {
  if (process.geteuid?.() !== 0) {
    return work();
  }
  const nobody = 65534;
  for (const path of [root, ...names.map((name) => join(root, name))]) {
    chownSync(path, nobody, nobody);
  }
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}
