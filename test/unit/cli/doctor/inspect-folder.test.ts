import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { inspectFolder } from '../../../../src/cli/doctor/inspect-folder.ts';
import { inspectLeft, inspectServers } from '../../../../src/assembly/inspect-servers.ts';
import { leaveMovedMark } from '../../../../src/system/moved-mark.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolders();

it('says of a DATA_DIR that is a file what it is, and goes on to the store in it', async () => {
  const dataDir = join(folder(), 'data');
  writeFileSync(dataDir, '');
  expect(inspectFolder(dataDir)).toMatchObject([
    { level: 'bad', what: expect.stringMatching(/is no folder/u) },
  ]);
  const { findings } = await inspectServers({ dataDir, shared: null });
  expect(findings).toMatchObject([{ level: 'note' }]);
});

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

it('names what another user left in a DATA_DIR, and how it is mended', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'semangat.db'), '');
  writeFileSync(join(dataDir, 'secret.key'), '');
  const refuse = (path: unknown): void => {
    if (String(path).endsWith('.db')) {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    }
  };
  expect(inspectFolder(dataDir, refuse)[0]).toMatchObject({
    level: 'bad',
    what: expect.stringMatching(/: semangat\.db cannot be read and written by this user; .*chown -R/u),
  });
});

it('calls an embedded store beside MongoDB bad until it was moved there', () => {
  const dataDir = folder();
  expect(inspectLeft(dataDir)).toEqual([]);
  writeFileSync(join(dataDir, 'semangat.db'), '');
  expect(inspectLeft(dataDir)).toMatchObject([
    { level: 'bad', what: expect.stringMatching(/was not moved: nobody in it is known.*move-to-mongodb/u) },
  ]);
  leaveMovedMark(dataDir);
  expect(inspectLeft(dataDir)).toMatchObject([{ level: 'note', what: expect.stringMatching(/was moved/u) }]);
});
