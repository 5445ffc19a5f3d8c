import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { downloadMediaMessage } from '@whiskeysockets/baileys';
import { type RawClient, endAll, linkByQr, logIn } from './raw-client.ts';
import { type WhatsAppServer, createWhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { quietSignal } from './quiet-signal.ts';
import { trust } from '../../whatsapp-server/trust.ts';

quietSignal();
jest.setTimeout(60_000);

describe('files between people and a client', () => {
  let server: WhatsAppServer;
  let client: RawClient;

  const contentOf = (id: string) => client.messages().find(({ key }) => key.id === id)?.message ?? {};

  beforeAll(async () => {
    server = await createWhatsAppServer();
    trust(server);
    client = await logIn(server, await linkByQr(server));
  });

  afterAll(async () => {
    await endAll();
    await server.stop();
  });

  it('come with places and cards, sealed', async () => {
    const ana = server.person();
    const picture = Buffer.from('a picture of a garden');
    await ana.sendImage(picture, 'kebun');
    const voice = await ana.sendVoice(Buffer.from('a voice'), 7);
    const place = await ana.sendLocation({ latitude: -8.5, longitude: 115.25, name: 'Posko' });
    const card = await ana.sendContact({ name: 'Bidan Sri', number: '628123' });
    const paper = await ana.sendDocument(Buffer.from('a letter'), 'surat.pdf');
    const shown = await client.hears('kebun');
    await server.until(() => 'documentMessage' in contentOf(paper));
    expect(await downloadMediaMessage(shown, 'buffer', {})).toEqual(picture);
    expect(contentOf(voice).audioMessage).toMatchObject({ ptt: true, seconds: 7 });
    expect(contentOf(place).locationMessage).toMatchObject({
      degreesLatitude: -8.5,
      name: 'Posko',
    });
    expect(contentOf(card).contactMessage?.vcard).toContain('waid=628123');
    expect(contentOf(paper).documentMessage?.fileName).toBe('surat.pdf');
  });

  it('are uploaded again when the media host has lost them, while the phone still has them', async () => {
    const ana = server.person();
    const picture = Buffer.from('a picture of a well');
    await ana.sendImage(picture, 'sumur');
    const shown = await client.hears('sumur');
    server.media.clear();
    await expect(downloadMediaMessage(shown, 'buffer', {})).rejects.toThrow('Failed to fetch');
    const renewed = await client.sock.updateMediaMessage(shown);
    // The library now looks on WhatsApp's own host, until it has uploaded something itself.
    const { directPath = '' } = renewed.message?.imageMessage ?? {};
    expect(server.media.find(directPath ?? '')).toBeDefined();
    server.media.lose();
    await expect(client.sock.updateMediaMessage(shown)).rejects.toThrow('Failed to re-upload');
  });

  it('are opened by those whom the client sends them to', async () => {
    const ana = server.person();
    const letter = Buffer.from('a letter to Ana'.repeat(1000));
    const document = { document: letter, mimetype: 'application/pdf', fileName: 'surat.pdf' };
    await client.sock.sendMessage(ana.lidJid, document);
    await server.until(() => ana.screen.messages().length === 1);
    expect(await ana.open(ana.screen.last())).toEqual(letter);
  });
});
