import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ClientMemory, endAll, linkByQr, logIn } from './raw-client.ts';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { quietSignal } from './quiet-signal.ts';
import { trust } from '../../whatsapp-server/trust.ts';

quietSignal();
jest.setTimeout(60_000);

describe('what waits for a client', () => {
  let server: WhatsAppServer;
  let memory: ClientMemory;

  beforeEach(async () => {
    server = await createWhatsAppServer();
    trust(server);
    memory = await linkByQr(server);
  });

  afterEach(async () => {
    await endAll();
    await server.stop();
  });

  const waiting = () => server.phone.devices().flatMap(({ mailbox }) => mailbox.waiting);

  it('is told at the login and comes in order, as late', async () => {
    const ana = server.person();
    await ana.say('pertama');
    await ana.say('kedua');
    const client = await logIn(server, memory);
    await client.hears('kedua');
    const late = client.upserts.filter(({ type }) => type === 'append').flatMap(({ messages }) => messages);
    expect(late.map(({ message }) => message?.conversation).filter(Boolean)).toEqual(['pertama', 'kedua']);
    await server.until(() => waiting().length === 0);
  });

  it('comes again when its receipt never arrived, and cannot be read twice', async () => {
    const client = await logIn(server, memory);
    const ana = server.person();
    server.faults.script('receipt', fault.drop);
    const id = await ana.say('sekali saja');
    await server.until(() => client.state.connection === 'close');
    const again = await logIn(server, memory);
    await server.until(() =>
      server.log.received('ack').some(({ attrs }) => attrs['id'] === id && attrs['error'] === '487'),
    );
    expect(again.messages().filter(({ key }) => key.id === id)).toEqual([]);
    expect(waiting().map(({ attrs }) => attrs['id'])).toEqual([id]);
  });

  it('comes again after the client refused it', async () => {
    const ana = server.person();
    await logIn(server, memory, { shouldIgnoreJid: (jid) => jid === ana.lidJid });
    await ana.say('tidak didengar');
    await server.until(() => server.log.received('ack').some(({ attrs }) => attrs['error'] === '500'));
    await endAll();
    await server.until(() => !server.phone.online());
    const client = await logIn(server, memory);
    expect((await client.hears('tidak didengar')).key.remoteJid).toBe(ana.lidJid);
    await server.until(() => waiting().length === 0);
  });

  it('is held up by a status post until that is acked', async () => {
    const client = await logIn(server, memory);
    await server.until(() => waiting().length === 0);
    const ana = server.person();
    await ana.postStatus('sedang di kebun');
    await ana.say('terdengar?');
    await server.until(() => server.log.sent('status').length === 1);
    expect(waiting().map(({ tag }) => tag)).toEqual(['status', 'message']);
    expect(server.log.sent('message').map(({ attrs }) => attrs['from'])).not.toContain(ana.lidJid);
    const [status] = server.log.sent('status');
    const { id, from } = status?.attrs ?? {};
    await client.sock.sendNode({ tag: 'ack', attrs: { id: id ?? '', to: from ?? '', class: 'status' } });
    await client.hears('terdengar?');
    await server.until(() => waiting().length === 0);
  });
});
