import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess, pause } from '../support/program-process.ts';
import { freePort } from '../support/servers/free-port.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

describe('a start', () => {
  const newFolder = useTemporaryFolders();
  const begun: ProgramProcess[] = [];

  async function newProgram(variables: Record<string, string>): Promise<ProgramProcess> {
    const given = { DATA_DIR: join(newFolder(), 'data'), FLOWS_DIR: 'test/e2e/flows', ...variables };
    const program = await createProgramProcess(given);
    begun.push(program);
    return program;
  }

  afterEach(async () => {
    await Promise.all(begun.splice(0).map((each) => each.kill('SIGKILL')));
  });

  it('shows the sign-in link once, also after one that found its port taken', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    const program = await newProgram({ ADMIN_TOKEN: '' });
    await expect(program.start({ PORT: String(port) })).rejects.toThrow('taken by another program');
    other.close();
    const linkOf = () => /sign-in\?token=(\S+)/.exec(program.stdout())?.[1];
    expect(linkOf()).toBeUndefined();
    await program.start();
    const token = linkOf();
    const answer = await fetch(`${program.url}/api/channels`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    await program.kill('SIGTERM');
    await program.start();
    expect(program.stdout().split('sign-in?token=')).toHaveLength(2);
  }, 60_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends at once and in order on %s, before there is anything to stop',
    async (signal) => {
      const silent = createServer();
      const port = await freePort();
      await new Promise<void>((done) => silent.listen(port, '127.0.0.1', done));
      const asked = new Promise((done) => silent.once('connection', done));
      const program = await newProgram({
        MONGODB_URI: `mongodb://127.0.0.1:${port}/silent`,
        REDIS_URL: `redis://127.0.0.1:${port}`,
      });
      const start = program.start().catch(String);
      await asked;
      const ended = await Promise.race([program.kill(signal), pause(5000)]);
      expect(ended).toBe(0);
      expect(await start).toContain('ended instead of getting ready');
      silent.close();
    },
    30_000,
  );
});
