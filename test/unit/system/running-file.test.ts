import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { partsOf } from '../../../src/assembly/cli-parts.ts';
import { readConfig } from '../../../src/config.ts';
import { leaveRunningFile, runningFile } from '../../../src/system/running-file.ts';
import { useTemporaryFolders } from '../../support/temporary-folder.ts';

describe('several processes that share a DATA_DIR', () => {
  const newFolder = useTemporaryFolders();
  let folder: string;
  let server: Server;
  beforeEach(async () => {
    folder = newFolder();
    server = createServer((_request, response) => response.end('alive')).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
  });
  const urlOf = (part: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${part}`;

  it('are found although one that began before them stops', () => {
    const forgetFirst = leaveRunningFile(folder, { url: urlOf('a'), token: 'one', answers: 'api' });
    const forgetSecond = leaveRunningFile(folder, { url: urlOf('b'), token: 'one', answers: 'api' });
    forgetFirst();
    expect(existsSync(runningFile(folder))).toBe(true);
    forgetSecond();
    expect(existsSync(runningFile(folder))).toBe(false);
    forgetSecond();
  });

  it('are asked where there is an API, whichever began last', async () => {
    const parts = partsOf(readConfig({ DATA_DIR: folder }));
    leaveRunningFile(folder, { url: urlOf('worker'), token: 'one', answers: 'health' });
    expect(await parts.findRunning()).toBeUndefined();
    expect((await parts.findWorker())?.url).toBe(urlOf('worker'));
    leaveRunningFile(folder, { url: urlOf('web'), token: 'one', answers: 'api' });
    leaveRunningFile(folder, { url: urlOf('worker'), token: 'one', answers: 'health' });
    expect((await parts.findRunning())?.url).toBe(urlOf('web'));
  });
});
