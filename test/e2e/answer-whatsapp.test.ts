import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { until } from '../support/until.ts';
import { trustingEnvironment } from '../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts';

describe('a program with a linked WhatsApp number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-whatsapp-'));
  let server: WhatsAppServer;
  let program: ProgramProcess;

  beforeAll(async () => {
    server = await createWhatsAppServer();
    program = await createProgramProcess({
      ...trustingEnvironment(server),
      NODE_ENV: 'test',
      DATA_DIR: join(folder, 'data'),
      FLOWS_DIR: 'flows',
      WHATSAPP: 'on',
      WHATSAPP_SOCKET_URL: server.url,
    });
    await program.start();
    await until(async () => (await link()).qr !== null);
    await server.phone.scan((await link()).qr ?? '');
    await server.until(() => server.phone.online());
  }, 90_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers a stranger, knows what was read, and spends none of its budget', async () => {
    const ana = server.person({ pushName: 'Ana' });
    ana.screen.habits.reads = true;
    await ana.say('halo');
    await until(() => ana.texts().some((text) => text.includes('1. Ya, boleh')));
    await until(async () => (await states()).filter((state) => state === 'read').length >= 4);
    expect((await link()).budget.unasked.used).toBe(0);
  }, 120_000);

  async function link(): Promise<{ qr: string | null; budget: { unasked: { used: number } } }> {
    const answer = await program.api('GET', '/api/channels/whatsapp');
    return (await answer.json()) as Awaited<ReturnType<typeof link>>;
  }

  async function states(): Promise<readonly string[]> {
    const contacts = (await (await program.api('GET', '/api/contacts')).json()) as {
      contacts: { id: string }[];
    };
    const id = contacts.contacts[0]?.id ?? '';
    const answer = await program.api('GET', `/api/contacts/${id}/messages`);
    const { messages } = (await answer.json()) as { messages: { from: string; state: string }[] };
    return messages.filter(({ from }) => from === 'bot').map(({ state }) => state);
  }
});
