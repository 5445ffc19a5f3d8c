import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { trust } from '../../whatsapp-server/trust.ts';
import { linkByQr, logIn } from './raw-client.ts';
import { quietSignal } from './quiet-signal.ts';

quietSignal();
jest.setTimeout(30_000);

describe('a client that is linked and logged in', () => {
  let server: WhatsAppServer;

  beforeEach(async () => {
    server = await createWhatsAppServer();
    trust(server);
  });

  afterEach(() => server.stop());

  it('talks with a person both ways', async () => {
    const ana = server.person({ pushName: 'Ana' });
    const client = await logIn(server, await linkByQr(server));
    await ana.say('halo');
    await server.until(() => client.messages().some(({ message }) => message?.conversation === 'halo'));
    await client.sock.sendMessage(ana.lidJid, { text: 'hai' });
    await server.until(() => ana.texts().includes('hai'));
    expect(client.messages().map(({ key }) => key.remoteJid)).toContain(ana.lidJid);
    await client.sock.end(undefined);
  });
});
