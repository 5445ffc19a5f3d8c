import { expect, it } from '@jest/globals';
import { inspectFolder } from '../../../../src/cli/doctor/inspect-folder.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolders();

it.each([
  ['EROFS', /is on a disk that can only be read.*mount it for writing, or set DATA_DIR/u],
  ['EACCES', /cannot be read and written by this user.*chown/u],
])('says how a DATA_DIR is mended that cannot be written: %s', (code, words) => {
  const refuse = (): never => {
    throw Object.assign(new Error(code), { code });
  };
  expect(inspectFolder(folder(), refuse)[0]).toMatchObject({
    level: 'bad',
    what: expect.stringMatching(words),
  });
});
