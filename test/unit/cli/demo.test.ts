import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readFolder } from '../../../src/assembly/script.ts';
import { demo } from '../../../src/cli/demo/demo.ts';
import { useTemporaryFolders } from '../../support/temporary-folder.ts';

const folder = useTemporaryFolders();

it('makes no district in which nobody ever talks, where the flow files are missing or faulty', async () => {
  const target = join(folder(), 'demo');
  const config = { flowsDir: join(folder(), 'nowhere'), localesDir: './locales', language: 'id' };
  const parts = {
    readFolder: () => readFolder(config),
    openInMemory: () => Promise.reject(new Error('it was opened')),
    now: () => 0,
  };
  await expect(demo([target], parts)).rejects.toThrow('there is no such folder; set FLOWS_DIR');
  expect(existsSync(target)).toBe(false);
});
