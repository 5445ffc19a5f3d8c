import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { trustingEnvironment } from '../../whatsapp-server/trust.ts';

jest.setTimeout(60_000);

let server: WhatsAppServer;

beforeEach(async () => {
  server = await createWhatsAppServer();
});

afterEach(() => server.stop());

it('lets another Node program take the server for WhatsApp, its media host included', async () => {
  server.media.put('/file', Buffer.from('bytes'));
  const program = `
    import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';
    const answer = await fetch('https://${server.media.host()}/file');
    process.stdout.write(WA_CERT_DETAILS.PUBLIC_KEY.toString('hex') + ' ' + (await answer.text()));
  `;
  const env = { ...process.env, ...trustingEnvironment(server) };
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], { env });
  expect(stdout).toBe(`${server.rootKey.toString('hex')} bytes`);
});
