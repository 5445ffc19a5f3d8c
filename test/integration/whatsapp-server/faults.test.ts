import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { proto } from '@whiskeysockets/baileys';
import { type ClientMemory, connect, endAll, linkByQr, logIn } from './raw-client.ts';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';
import { quietSignal } from './quiet-signal.ts';
import { trust } from '../../whatsapp-server/trust.ts';

quietSignal();
jest.setTimeout(60_000);

describe('what goes wrong on demand', () => {
  let server: WhatsAppServer;
  let memory: ClientMemory;

  beforeAll(async () => {
    server = await createWhatsAppServer();
    trust(server);
    memory = await linkByQr(server);
  });

  afterEach(endAll);

  afterAll(() => server.stop());

  const acks: readonly (readonly [string, number, (server: WhatsAppServer) => void])[] = [
    [
      'a restart',
      515,
      ({ network }) => {
        network.streamError({ code: 515 });
      },
    ],
    [
      'trouble at the server',
      503,
      ({ network }) => {
        network.streamError({ code: 503 });
      },
    ],
    [
      'a stanza left unacked',
      500,
      ({ network }) => {
        network.streamError({ part: node('ack', { class: 'status' }) });
      },
    ],
    [
      'a login elsewhere',
      440,
      ({ network, phone }) => {
        network.replace(phone);
      },
    ],
    [
      'the end of the stream',
      428,
      ({ network }) => {
        network.end();
      },
    ],
    [
      'a cut network',
      428,
      ({ network }) => {
        network.drop();
      },
    ],
  ];

  it.each(acks)('a connection ends by %s: %i', async (_why, code, act) => {
    const client = await logIn(server, memory);
    act(server);
    await server.until(() => client.state.connection === 'close');
    expect(client.state.closedWith).toBe(code);
  });

  it.each([401, 402, 403, 405, 406, 500, 503])('a login is refused with %i', async (code) => {
    server.faults.script('login', fault.refuse(code, { code: '104', expire: '3600' }));
    const client = connect(server, memory);
    await server.until(() => client.state.connection === 'close');
    expect(client.state.closedWith).toBe(code);
    expect(server.log.sent('failure').at(-1)?.attrs).toMatchObject({ reason: String(code), expire: '3600' });
  });

  it('nobody gets through while the server is down, or silent', async () => {
    server.network.down = true;
    const refused = connect(server, memory);
    await server.until(() => refused.state.connection === 'close');
    server.network.down = false;
    const client = await logIn(server, memory, { defaultQueryTimeoutMs: 300 });
    server.network.freeze();
    expect(await client.sock.onWhatsApp('62812')).toBeUndefined();
    expect(client.state.connection).toBe('open');
  });

  it('queries stay without an answer, come late or are refused', async () => {
    const ana = server.person();
    const client = await logIn(server, memory, { defaultQueryTimeoutMs: 500 });
    const found = [{ jid: ana.jid, exists: true }];
    server.faults.script('iq:usync', fault.hang, fault.delay(50), fault.refuse(429));
    expect(await client.sock.onWhatsApp(ana.number)).toBeUndefined();
    expect(await client.sock.onWhatsApp(ana.number)).toEqual(found);
    await expect(client.sock.onWhatsApp(ana.number)).rejects.toThrow('refused');
    expect(await client.sock.onWhatsApp(ana.number)).toEqual(found);
    server.faults.always('iq:w:mex', fault.refuse(500));
    await expect(client.sock.fetchAccountReachoutTimelock()).rejects.toThrow('refused');
    server.faults.always('iq:w:mex', null);
    expect(await client.sock.fetchAccountReachoutTimelock()).toMatchObject({ isActive: false });
  });

  it.each([463, 479])('a message is refused with %i and reaches nobody', async (code) => {
    const ana = server.person();
    const client = await logIn(server, memory);
    server.faults.script('message', fault.refuse(code));
    const sent = await client.sock.sendMessage(ana.lidJid, { text: 'tertolak' });
    await server.until(() => server.log.sent('ack').some(({ attrs }) => attrs['error'] === String(code)));
    client.sock.ev.flush();
    await server.until(() => client.updates.some(({ key }) => key.id === sent?.key.id));
    const update = client.updates.find(({ key }) => key.id === sent?.key.id)?.update;
    expect(update?.status).toBe(proto.WebMessageInfo.Status.ERROR);
    expect(update?.messageStubParameters).toContain(String(code));
    expect(ana.texts()).toEqual([]);
  });

  it('a message is lost, or its ack is, with the connection or without', async () => {
    const ana = server.person();
    const client = await logIn(server, memory);
    server.faults.script('message', fault.hang, fault.forget, fault.lose);
    const ids: unknown[] = [];
    for (const text of ['hilang', 'tanpa jawaban', 'putus']) {
      ids.push((await client.sock.sendMessage(ana.lidJid, { text }))?.key.id);
    }
    await server.until(() => client.state.connection === 'close' && ana.texts().length === 2);
    expect(ana.texts()).toEqual(['tanpa jawaban', 'putus']);
    const acked = server.log.sent('ack').map(({ attrs }) => attrs['id']);
    expect(acked.filter((id) => ids.includes(id))).toEqual([]);
  });

  it('files cannot be uploaded, or are gone', async () => {
    const ana = server.person();
    const client = await logIn(server, memory);
    server.faults.script('upload', fault.refuse(500));
    const document = { document: Buffer.from('surat'), mimetype: 'application/pdf', fileName: 'surat.pdf' };
    await expect(client.sock.sendMessage(ana.lidJid, document)).rejects.toThrow('upload failed');
    await client.sock.sendMessage(ana.lidJid, document);
    await server.until(() => ana.screen.messages().length === 1);
    server.media.clear();
    await expect(ana.open(ana.screen.last())).rejects.toThrow('lost it');
  });
});
