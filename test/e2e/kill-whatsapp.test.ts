import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { until } from '../support/until.ts';
import { trustingEnvironment } from '../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts';

describe('a process that dies between decrypting a WhatsApp message and handling it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-whatsapp-'));
  let server: WhatsAppServer;
  let program: ProgramProcess;

  beforeAll(async () => {
    server = await createWhatsAppServer();
    program = await createProgramProcess({
      ...trustingEnvironment(server),
      NODE_ENV: 'test',
      DATA_DIR: join(folder, 'data'),
      FLOWS_DIR: 'test/e2e/flows',
      WHATSAPP: 'on',
      WHATSAPP_SOCKET_URL: server.url,
    });
    await program.start();
    await until(async () => (await qr()) !== null);
    await server.phone.scan((await qr()) ?? '');
    await server.until(() => server.phone.online());
  }, 90_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing and takes nothing twice', async () => {
    const ana = server.person({ pushName: 'Ana' });
    await ana.say('satu');
    await until(async () => (await heard()).length === 1);
    await program.kill('SIGTERM');
    await program.start({ CRASH_AT: 'decrypted:2' });
    await server.until(() => server.phone.online());
    await ana.say('dua');
    await ana.say('tiga');
    await program.ended();
    await ana.say('empat');
    await program.start();
    await until(async () => (await heard()).length >= 4);
    await ana.say('lima');
    await until(async () => (await heard()).length >= 5);
    expect(await heard()).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima']);
  }, 120_000);

  async function qr(): Promise<string | null> {
    const answer = await program.api('GET', '/api/channels/whatsapp');
    return ((await answer.json()) as { qr: string | null }).qr;
  }

  async function heard(): Promise<readonly string[]> {
    const people = (await (await program.api('GET', '/api/contacts?limit=9')).json()) as {
      contacts: { id: string }[];
    };
    const [person, ...others] = people.contacts;
    expect(others).toEqual([]);
    if (!person) {
      return [];
    }
    const answer = await program.api('GET', `/api/contacts/${person.id}/messages?limit=99`);
    const { messages } = (await answer.json()) as { messages: { from: string; text: string }[] };
    return messages.filter(({ from }) => from === 'person').map(({ text }) => text);
  }
});
