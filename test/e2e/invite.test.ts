import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { trustingEnvironment } from '../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts';

jest.setTimeout(180_000);

describe('semangat invite', () => {
  const newFolder = useTemporaryFolders();
  let server: WhatsAppServer | undefined;
  let program: ProgramProcess | undefined;
  afterEach(async () => {
    await program?.kill('SIGTERM');
    await server?.stop();
  });

  // Not synchronous: WhatsApp's server lives in this process and must go on answering.
  const invite = (dataDir: string, ...words: readonly string[]) =>
    new Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>((resolved) => {
      const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, FLOWS_DIR: 'flows' };
      const command = [resolve('dist/main.js'), 'invite', ...words];
      execFile(process.execPath, command, { env, timeout: 60_000 }, (fault, stdout, stderr) => {
        resolved({ status: fault ? Number(fault.code) : 0, stdout, stderr });
      });
    });
  const run = async (dataDir: string): Promise<{ server: WhatsAppServer; program: ProgramProcess }> => {
    server = await createWhatsAppServer();
    program = await createProgramProcess({
      ...trustingEnvironment(server),
      NODE_ENV: 'test',
      WHATSAPP: 'on',
      WHATSAPP_SOCKET_URL: server.url,
      FLOWS_DIR: 'flows',
      DATA_DIR: dataDir,
    });
    await program.start();
    return { server, program };
  };

  it('says what it lacks: a volunteer, a running companion', async () => {
    const dataDir = newFolder();
    const nobody = await invite(dataDir);
    expect(nobody).toMatchObject({ status: 2, stderr: expect.stringContaining('--volunteer') });
    expect((await invite(dataDir, '--volunteer', 'Dewi Lestari')).stderr).toContain('semangat start');
  });

  it('prints a link and a QR that bring a family to its volunteer, once a number is linked', async () => {
    const dataDir = newFolder();
    const { server: whatsapp, program: running } = await run(dataDir);
    const added = await running.api('POST', '/api/contacts', { name: 'Dewi Lestari', role: 'volunteer' });
    const { id } = (await added.json()) as { id: string };
    const refused = async (who: string) => (await invite(dataDir, '--volunteer', who)).stderr;
    expect(await refused('Dewi Lestari')).toContain('link a WhatsApp number');
    expect(await refused('Siapa Saja')).toContain('no such volunteer');

    const link = async () =>
      (await (await running.api('GET', '/api/channels/whatsapp')).json()) as { state: string; qr: string };
    await whatsapp.phone.scan((await link()).qr);
    await until(async () => (await link()).state === 'on');
    const paper = join(dataDir, 'dewi.svg');
    const { stdout, stderr, status } = await invite(dataDir, '--volunteer', 'Dewi Lestari', '--out', paper);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Dewi Lestari');
    expect(stdout).toMatch(/[█▀▄]/u);
    expect(readFileSync(paper, 'utf8')).toContain('<svg');
    const url = new URL(/https:\S+/u.exec(stdout)?.[0] ?? '');
    expect(url.pathname).toBe(`/${whatsapp.phone.number}`);

    const siti = whatsapp.person({ pushName: 'Siti' });
    await siti.say(url.searchParams.get('text') ?? '');
    await whatsapp.until(() => siti.texts().some((text) => text.includes('Boleh kami kirim kabar?')), 60_000);
    const people = await running.api('GET', '/api/contacts?query=role%3Dbeneficiary');
    const { contacts } = (await people.json()) as { contacts: readonly { companion: string }[] };
    expect(contacts.map(({ companion }) => companion)).toEqual([id]);
  });
});
