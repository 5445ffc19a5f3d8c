import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ClientMemory, connect, endAll, freshMemory, linkByQr, logIn } from './raw-client.ts';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { quietSignal } from './quiet-signal.ts';
import { trust } from '../../whatsapp-server/trust.ts';

quietSignal();
jest.setTimeout(60_000);

describe('linking a client', () => {
  let server: WhatsAppServer;

  beforeEach(async () => {
    server = await createWhatsAppServer();
    trust(server);
  });

  afterEach(async () => {
    await endAll();
    await server.stop();
  });

  const withCode = async (code: string, memory: ClientMemory = freshMemory(), browser = 'Windows') => {
    const client = connect(server, memory, { browser: [browser, 'Chrome', '10'] });
    await server.until(() => client.qrs.length > 0);
    await client.sock.requestPairingCode(server.phone.number, code);
    return client;
  };
  const answered = () =>
    server.log.sent('iq').some(({ content }) => Array.isArray(content) && answers(content[0]?.tag));
  const answers = (tag = '') => ['link_code_companion_reg', 'error'].includes(tag);

  it('by a code that is typed on the phone', async () => {
    const client = await withCode('ABCD2345');
    await server.until(answered);
    await server.phone.enterCode('ABCD-2345');
    await server.until(() => client.state.connection === 'close');
    expect(client.state.closedWith).toBe(515);
    await endAll();
    const again = await logIn(server, client.memory);
    expect(again.sock.user).toMatchObject({ lid: `${server.phone.lid}:12@lid` });
  });

  it('fails by another code, and by a browser that WhatsApp does not know', async () => {
    await withCode('ABCD2345');
    await server.until(answered);
    await expect(server.phone.enterCode('ZZZZ9999')).rejects.toThrow('this is not the code');
    await endAll();
    await withCode('ABCD2345', freshMemory(), 'Semangat');
    await server.until(() => server.log.sent('iq').some(({ attrs }) => attrs['type'] === 'error'));
    await expect(server.phone.enterCode('ABCD2345')).rejects.toThrow('no device has asked');
  });

  it('fails for a client that does not take the new secret it is asked to', async () => {
    const client = connect(server);
    await server.until(() => client.qrs.length > 0);
    server.registrations.all().forEach((one) => {
      one.refresh('companion_reg_refresh');
      one.refreshCode();
    });
    await expect(server.phone.scan(client.qrs[0] ?? '')).rejects.toThrow('could not link');
    expect(server.log.sent('notification').map(({ attrs }) => attrs['type'])).toEqual([
      'companion_reg_refresh',
      'link_code_companion_reg',
    ]);
    await expect(server.phone.scan('https://example.org')).rejects.toThrow('no WhatsApp QR code');
  });

  it('ends when the phone removes it, for good', async () => {
    const memory = await linkByQr(server);
    const client = await logIn(server, memory);
    server.phone.unlink();
    await server.until(() => client.state.connection === 'close');
    expect(client.state.closedWith).toBe(401);
    const again = connect(server, memory);
    await server.until(() => again.state.connection === 'close');
    expect(again.state.closedWith).toBe(401);
    expect(server.phone.devices()).toEqual([]);
  });

  it('ends when the client logs out', async () => {
    const client = await logIn(server, await linkByQr(server));
    await client.sock.logout();
    await server.until(() => server.phone.devices().length === 0);
    expect(server.phone.online()).toBe(false);
  });

  it('refuses a login of somebody who was never linked', async () => {
    const memory = freshMemory();
    memory.creds.me = { id: `${server.phone.number}:12@s.whatsapp.net`, name: '~' };
    const client = connect(server, memory);
    await server.until(() => client.state.connection === 'close');
    expect(client.state.closedWith).toBe(401);
  });

  it('lets the newer of two connections of one device live', async () => {
    const memory = await linkByQr(server);
    const older = await logIn(server, memory);
    const newer = await logIn(server, memory);
    await server.until(() => older.state.connection === 'close');
    expect([older.state.closedWith, newer.state.connection]).toEqual([440, 'open']);
    await server.until(() => server.network.lines.length === 1);
    expect(server.phone.online()).toBe(true);
  });

  it('serves two accounts whose clients write to each other', async () => {
    const other = server.account({ pushName: 'Kantor' });
    const here = await logIn(server, await linkByQr(server));
    const there = await logIn(server, await linkByQr(server, other));
    await here.sock.sendMessage(other.lidJid, { text: 'dari sini' });
    const heard = await there.hears('dari sini');
    await there.sock.sendMessage(heard.key.remoteJid ?? '', { text: 'dari sana' });
    expect((await here.hears('dari sana')).key.fromMe).toBe(false);
    const ana = server.person();
    await ana.say('untuk kantor', { to: other });
    await there.hears('untuk kantor');
    expect(here.messages().map(({ message }) => message?.conversation)).not.toContain('untuk kantor');
  });
});
