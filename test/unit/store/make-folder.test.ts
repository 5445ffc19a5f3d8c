import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../../../src/store/make-folder.ts';
import { useTemporaryFolders } from '../../support/temporary-folder.ts';

describe('making a folder', () => {
  const newFolder = useTemporaryFolders();

  it('makes those above it too, each as closed as itself, and leaves one that is there', () => {
    const top = newFolder();
    const wanted = join(top, 'a', 'b');
    makeFolder(wanted, 0o700);
    expect(statSync(wanted).mode & 0o777).toBe(0o700);
    expect(statSync(join(top, 'a')).mode & 0o777).toBe(0o700);
    mkdirSync(join(wanted, 'kept'));
    makeFolder(wanted);
    expect(statSync(join(wanted, 'kept')).isDirectory()).toBe(true);
  });

  it('fails where a file stands in the way', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(() => {
      makeFolder(file);
    }).toThrow();
    expect(() => {
      makeFolder(join(file, 'below'));
    }).toThrow();
  });

  // In a process of its own: one that turned in a circle could not be stopped by the test.
  it('fails instead of hanging where the system makes no folders', () => {
    const file = pathToFileURL(resolve('src/store/make-folder.ts')).href;
    const script = `import { makeFolder } from '${file}'; makeFolder('/proc/nowhere/data');`;
    const words = ['--import', 'tsx', '--input-type=module', '-e', script];
    const { status, signal } = spawnSync(process.execPath, words, { timeout: 15_000 });
    expect({ status, signal }).toEqual({ status: 1, signal: null });
  });
});
