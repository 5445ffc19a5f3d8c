import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { qrsOnScreen } from '../support/terminal/qr-on-screen.ts';
import { readQr } from '../support/terminal/read-qr.ts';
import { readScreen } from '../support/terminal/read-screen.ts';
import { trustingEnvironment } from '../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts';

jest.setTimeout(180_000);

/** `script` comes with every Linux; without it there is no terminal to look at. */
const whereTerminals = existsSync('/usr/bin/script') ? describe : describe.skip;

/** What `doctor` finds in the folder of a program that is stopped. */
function doctor(dataDir: string): string {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, WHATSAPP: 'on' };
  return spawnSync(process.execPath, [resolve('dist/main.js'), 'doctor'], { env, encoding: 'utf8' }).stdout;
}

interface View {
  readonly state: string;
  readonly words: string;
  readonly qr: string | null;
  readonly code: string | null;
  readonly account: string | null;
  readonly until: string | null;
}

describe('a program with WhatsApp on', () => {
  const newFolder = useTemporaryFolders();
  let server: WhatsAppServer;
  let program: ProgramProcess;
  afterEach(async () => {
    await program.kill('SIGTERM');
    await server.stop();
  });

  const look = async (): Promise<View> =>
    (await (await program.api('GET', '/api/channels/whatsapp')).json()) as View;
  const run = async (dataDir: string, where: 'pipes' | 'terminal' = 'pipes'): Promise<void> => {
    server = await createWhatsAppServer();
    const variables = {
      ...trustingEnvironment(server),
      NODE_ENV: 'test',
      WHATSAPP: 'on',
      WHATSAPP_SOCKET_URL: server.url,
      DATA_DIR: dataDir,
    };
    program = await createProgramProcess(variables, 'start', where);
    await program.start();
  };

  it('is ready unlinked, links by QR over the API, and is still linked after a kill', async () => {
    const dataDir = newFolder();
    await run(dataDir);
    expect((await program.api('GET', '/readyz')).status).toBe(200);
    const { qr, state } = await look();
    expect({ state, qr }).toEqual({ state: 'waiting', qr: expect.stringContaining('wa.me') });
    await server.phone.scan(qr ?? '');
    await until(async () => (await look()).state === 'on');
    expect(await look()).toMatchObject({ account: server.phone.number, qr: null, until: null });
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    await program.kill('SIGKILL');
    await program.start();
    await until(async () => (await look()).state === 'on');
    expect(server.phone.devices()).toHaveLength(1);
    await server.person().say('halo');
    expect(`${program.stdout()}${program.stderr()}`).not.toMatch(
      /SessionEntry|privKey|private|Buffer|█|wa\.me/,
    );
  });

  it('says that its key is lost, and is linked anew where that is wished', async () => {
    const dataDir = newFolder();
    await run(dataDir);
    await server.phone.scan((await look()).qr ?? '');
    await until(async () => (await look()).state === 'on');
    await program.kill('SIGTERM');
    rmSync(join(dataDir, 'secret.key'));
    expect(doctor(dataDir)).toMatch(/^BAD {2}.*SECRET_KEY is not the key .* WHATSAPP=anew/m);
    await expect(program.start()).rejects.toThrow(/SECRET_KEY is not the key .* WHATSAPP=anew/);
    await program.start({ WHATSAPP: 'anew' });
    await until(async () => (await look()).qr !== null);
    await server.phone.scan((await look()).qr ?? '');
    await until(async () => (await look()).state === 'on');
    await program.kill('SIGTERM');
    await program.start();
    await until(async () => (await look()).state === 'on');
  });

  whereTerminals('in a terminal', () => {
    it('shows its QR there, once, as it is now, and takes it away when it is linked', async () => {
      await run(newFolder(), 'terminal');
      const seen = (): readonly string[] =>
        qrsOnScreen(readScreen(program.stdout())).map((rows) =>
          readQr(rows.slice(2, -3).map((row) => row.slice(2, -2))),
        );
      // A picture of which only a part has come yet is none.
      const isThere = (wanted: (texts: readonly string[]) => boolean): boolean => {
        try {
          return wanted(seen());
        } catch {
          return false;
        }
      };
      await until(() => isThere((texts) => texts.length > 0));
      const [first] = seen();
      expect(seen()).toEqual([(await look()).qr]);
      server.registrations.all()[0]?.refresh('companion_reg_refresh');
      await until(() => isThere(([text]) => text !== undefined && text !== first));
      expect(seen()).toEqual([(await look()).qr]);
      await server.phone.scan(seen()[0] ?? '');
      await until(async () => (await look()).state === 'on');
      expect(seen()).toEqual([]);
    });
  });

  it('links by a code, and says what is wrong with a request for one', async () => {
    await run(newFolder());
    const ask = (phone: string) => program.api('POST', '/api/channels/whatsapp/pairing-code', { phone });
    expect((await ask('rumah')).status).toBe(400);
    const answer = await ask(`0${server.phone.number.slice(2)}`);
    expect(answer.status).toBe(200);
    const { code, until: end } = (await answer.json()) as View;
    expect(Date.parse(end ?? '')).toBeGreaterThan(Date.now());
    await server.phone.enterCode(code ?? '');
    await until(async () => (await look()).state === 'on');
    expect((await ask(server.phone.number)).status).toBe(409);
  });
});
