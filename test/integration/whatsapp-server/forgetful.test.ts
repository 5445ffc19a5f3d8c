import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type SignalKeyStore } from '@whiskeysockets/baileys';
import { endAll, linkByQr, logIn } from './raw-client.ts';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { quietSignal } from './quiet-signal.ts';
import { trust } from '../../whatsapp-server/trust.ts';

quietSignal();
jest.setTimeout(60_000);

describe('a client that dies before it keeps the key it sealed with', () => {
  let server: WhatsAppServer;

  beforeAll(async () => {
    server = await createWhatsAppServer();
    trust(server);
  });

  afterEach(endAll);

  afterAll(() => server.stop());

  it('gives everybody theirs, though its own phone cannot read the copy', async () => {
    const memory = await linkByQr(server);
    const [ana, budi] = [server.person(), server.person()];
    const first = await logIn(server, memory);
    await first.sock.sendMessage(ana.lidJid, { text: 'satu' });
    await server.until(() => server.phone.copies().length === 1);
    await endAll();
    const forgetful = await logIn(server, { ...memory, keys: forgetting(memory.keys, server.phone.lid) });
    await forgetful.sock.sendMessage(ana.lidJid, { text: 'dua' });
    await forgetful.sock.sendMessage(budi.lidJid, { text: 'tiga' });
    await server.until(() => budi.texts().includes('tiga'));
    expect(ana.texts()).toEqual(['satu', 'dua']);
    expect(server.phone.copies().map(({ text }) => text)).toEqual(['satu', 'dua']);
    expect(forgetful.state.connection).toBe('open');
  });
});

/** Keys of which those for somebody stay as they are, whatever is sealed with them. */
function forgetting(keys: SignalKeyStore, lid: string): SignalKeyStore {
  return {
    ...keys,
    set: ({ session, ...rest }) => {
      const others = Object.entries(session ?? {}).filter(([id]) => !id.startsWith(lid));
      return keys.set({ ...rest, ...(session && { session: Object.fromEntries(others) }) });
    },
  };
}
