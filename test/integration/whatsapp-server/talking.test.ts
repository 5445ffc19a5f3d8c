import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { decryptPollVote, jidNormalizedUser, proto } from '@whiskeysockets/baileys';
import { type RawClient, endAll, linkByQr, logIn } from './raw-client.ts';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { part } from '../../whatsapp-server/wire/nodes.ts';
import { quietSignal } from './quiet-signal.ts';
import { trust } from '../../whatsapp-server/trust.ts';

quietSignal();
jest.setTimeout(60_000);

describe('people and a client', () => {
  let server: WhatsAppServer;
  let client: RawClient;

  const withId = (id: string) => client.messages().filter(({ key }) => key.id === id);
  const contentOf = (id: string) => withId(id)[0]?.message ?? {};
  const refusals = (id: string) =>
    server.log.received('ack').filter(({ attrs }) => attrs['id'] === id && attrs['error'] !== undefined);

  beforeAll(async () => {
    server = await createWhatsAppServer();
    trust(server);
    client = await logIn(server, await linkByQr(server));
  });

  afterAll(async () => {
    await endAll();
    await server.stop();
  });

  it('write to each other by LID, with the number beside it', async () => {
    const ana = server.person({ pushName: 'Ana' });
    await ana.say('halo');
    const heard = await client.hears('halo');
    expect(heard).toMatchObject({
      pushName: 'Ana',
      key: { remoteJid: ana.lidJid, remoteJidAlt: ana.jid, addressingMode: 'lid', fromMe: false },
    });
    const sent = await client.sock.sendMessage(ana.lidJid, { text: 'halo juga' });
    await server.until(() => ana.texts().includes('halo juga'));
    expect(ana.screen.last()).toMatchObject({ id: sent?.key.id, to: ana.lidJid, copies: 1 });
    expect(server.phone.copies().map(({ text }) => text)).toContain('halo juga');
  });

  it.each([
    ['with the LID beside it', true],
    ['with nothing beside it', false],
  ])('write to each other by number, %s', async (_how, alt) => {
    const budi = server.person({ addressing: 'pn', alt });
    await budi.say(`pagi ${alt}`);
    const { key } = await client.hears(`pagi ${alt}`);
    expect(key).toMatchObject({ remoteJid: budi.jid, addressingMode: 'pn' });
    expect(key.remoteJidAlt).toBe(alt ? budi.lidJid : undefined);
    await client.sock.sendMessage(budi.jid, { text: 'pagi juga' });
    await server.until(() => budi.texts().includes('pagi juga'));
    expect(budi.screen.last().to).toBe(budi.jid);
  });

  it('go on when somebody known by number alone turns up with a LID', async () => {
    const budi = server.person({ lidTold: false });
    await budi.say('nomor', { addressing: 'pn', alt: false });
    await client.hears('nomor');
    await budi.say('lid');
    expect((await client.hears('lid')).key).toMatchObject({ remoteJid: budi.lidJid, remoteJidAlt: budi.jid });
  });

  it('change and take back what they wrote', async () => {
    const ana = server.person();
    const id = await ana.say('salah tulis');
    await client.hears('salah tulis');
    await ana.edit(id, 'benar');
    await ana.revoke(id);
    await server.until(() => client.updates.filter(({ key }) => key.id === id).length === 2);
    const [edited, revoked] = client.updates.filter(({ key }) => key.id === id);
    expect(edited?.update.message?.editedMessage?.message?.conversation).toBe('benar');
    expect(revoked?.update).toMatchObject({ message: null, messageStubType: 1 });
  });

  it('quote and react', async () => {
    const ana = server.person();
    await client.sock.sendMessage(ana.lidJid, { text: 'apa kabar?' });
    await server.until(() => ana.texts().length === 1);
    await ana.reply(ana.screen.last(), 'baik');
    const reaction = await ana.react(ana.screen.last(), '😊');
    const { message } = await client.hears('baik');
    const asked = ana.screen.last().id;
    expect(message?.extendedTextMessage?.contextInfo?.stanzaId).toBe(asked);
    await server.until(() => withId(reaction).length === 1);
    expect(withId(reaction)[0]?.message?.reactionMessage).toMatchObject({
      text: '😊',
      key: { id: asked, fromMe: true },
    });
  });

  it('vote in a poll so that only the asker can read it', async () => {
    const ana = server.person();
    const poll = await client.sock.sendMessage(ana.lidJid, {
      poll: { name: 'Datang?', values: ['Ya', 'Tidak'], selectableCount: 1 },
    });
    await server.until(() => ana.texts().includes('Datang?'));
    const id = await ana.vote(ana.screen.last(), ['Ya']);
    await server.until(() => withId(id).length === 1);
    const secret = poll?.message?.messageContextInfo?.messageSecret;
    const vote = decryptPollVote(contentOf(id).pollUpdateMessage?.vote ?? {}, {
      pollCreatorJid: server.phone.lidJid,
      pollMsgId: ana.screen.last().id,
      pollEncKey: secret ?? new Uint8Array(),
      voterJid: ana.lidJid,
    });
    const yes = createHash('sha256').update('Ya').digest('hex');
    expect(vote.selectedOptions.map((option) => Buffer.from(option).toString('hex'))).toEqual([yes]);
  });

  it('get a good copy of what could not be read, under the same id', async () => {
    const ana = server.person();
    await ana.say('kenalan');
    await client.hears('kenalan');
    const id = await ana.say('rusak', { broken: true });
    await client.hears('rusak');
    const [stub, good] = withId(id);
    expect(stub?.messageStubType).toBe(proto.WebMessageInfo.StubType.CIPHERTEXT);
    expect(good?.message?.conversation).toBe('rusak');
    await server.until(() => refusals(id).length === 1);
    expect(ana.receipts.map(({ attrs }) => attrs['type'])).toContain('retry');
  });

  it('show a message twice that was sealed anew, and once that came twice', async () => {
    const ana = server.person();
    const id = await ana.say('sekali');
    await client.hears('sekali');
    ana.redeliver(id);
    await server.until(() => refusals(id).length === 1);
    expect(withId(id)).toHaveLength(1);
    await ana.resend(id);
    await server.until(() => withId(id).length === 2);
    expect(withId(id).map(({ message }) => message?.conversation)).toEqual(['sekali', 'sekali']);
  });

  it('ask again for what their phone could not read', async () => {
    const ana = server.person();
    ana.screen.missNext();
    const sent = await client.sock.sendMessage(ana.lidJid, { text: 'terbaca?' });
    await server.until(() => ana.texts().includes('terbaca?'));
    const stanzas = server.log.received('message').filter(({ attrs }) => attrs['id'] === sent?.key.id);
    expect(stanzas).toHaveLength(2);
    expect(ana.screen.last().copies).toBe(1);
  });

  it('see one id once, however often it is sent', async () => {
    const ana = server.person();
    await client.sock.sendMessage(ana.lidJid, { text: 'satu' }, { messageId: '3EB0AAAA' });
    await client.sock.sendMessage(ana.lidJid, { text: 'satu' }, { messageId: '3EB0AAAA' });
    await server.until(() => ana.screen.copiesOf('3EB0AAAA') === 2);
    expect(ana.texts()).toEqual(['satu']);
  });

  it('tell when a message was delivered, after the phone was away, and read', async () => {
    const ana = server.person();
    ana.screen.switchOff();
    const sent = await client.sock.sendMessage(ana.lidJid, { text: 'nanti' });
    await server.until(() => ana.screen.kept() === 1);
    expect(ana.texts()).toEqual([]);
    await ana.screen.switchOn();
    ana.screen.acknowledge(ana.screen.last(), 'read');
    await server.until(() => server.log.received('ack').some(({ attrs }) => attrs['type'] === 'read'));
    client.sock.ev.flush();
    // Baileys tells it as an update, or within the message that it tells of only now.
    const told = [...client.updates.map(({ key, update }) => ({ key, ...update })), ...client.messages()];
    const states = told.filter(({ key }) => key.id === sent?.key.id).map(({ status }) => status);
    expect(states).toContain(proto.WebMessageInfo.Status.READ);
    expect(ana.texts()).toEqual(['nanti']);
  });

  it('get what somebody types by hand on the account’s own phone', async () => {
    const ana = server.person();
    await server.phone.type(ana, 'ini saya sendiri');
    const heard = await client.hears('ini saya sendiri');
    expect(heard.key).toMatchObject({ remoteJid: ana.lidJid, fromMe: true });
    expect(ana.screen.last()).toMatchObject({ text: 'ini saya sendiri', device: 0 });
  });

  it('are seen typing, and see it', async () => {
    const ana = server.person();
    ana.typing();
    await server.until(() => client.presences.some(({ id }) => id === ana.lidJid));
    await client.sock.sendPresenceUpdate('composing', ana.lidJid);
    await server.until(() => ana.screen.chatState() !== '');
    expect(ana.screen.chatState()).toBe('composing');
    const callId = ana.call();
    await server.until(() => client.calls.length > 0);
    expect(client.calls[0]).toMatchObject({ id: callId, chatId: ana.lidJid, status: 'offer' });
  });

  it('give leave to be written to first', async () => {
    const ana = server.person();
    ana.trust();
    await server.until(() =>
      server.log.received('ack').some(({ attrs }) => attrs['type'] === 'privacy_token'),
    );
    await client.sock.sendMessage(ana.lidJid, { text: 'boleh?' });
    await server.until(() => ana.texts().includes('boleh?'));
    expect(part(ana.screen.last().stanza ?? undefined, 'tctoken')).toBeDefined();
  });

  it('talk in groups and newsletters', async () => {
    const ana = server.person();
    const group = server.group();
    await group.say(ana, 'halo semua');
    await group.say(ana, 'sekali lagi');
    await client.hears('sekali lagi');
    const heard = await client.hears('halo semua');
    expect(heard.key).toMatchObject({ remoteJid: group.jid, participant: ana.lidJid });
    const newsletter = server.newsletter();
    newsletter.post('kabar');
    expect((await client.hears('kabar')).key.remoteJid).toBe(newsletter.jid);
    expect(await client.sock.groupMetadata(group.jid)).toMatchObject({ id: group.jid, subject: 'Arisan' });
  });

  it('are found by their numbers while they are on WhatsApp', async () => {
    const ana = server.person();
    const gone = server.person();
    gone.leave();
    const found = await client.sock.onWhatsApp(ana.number, gone.number);
    expect(found).toEqual([{ jid: ana.jid, exists: true }]);
    const sent = await client.sock.sendMessage(gone.jid, { text: 'masih di sini?' });
    await server.until(() => server.log.sent('ack').some(({ attrs }) => attrs['id'] === sent?.key.id));
    expect(gone.texts()).toEqual([]);
    expect(jidNormalizedUser(client.sock.user?.id)).toBe(server.phone.jid);
  });

  it('are met anew after setting up their phone again', async () => {
    const ana = server.person();
    await ana.say('dulu');
    await client.hears('dulu');
    ana.reinstall();
    await ana.say('sekarang');
    await client.hears('sekarang');
    await client.sock.sendMessage(ana.lidJid, { text: 'selamat datang lagi' });
    await server.until(() => ana.texts().includes('selamat datang lagi'));
    expect(ana.screen.last().copies).toBe(1);
  });
});
