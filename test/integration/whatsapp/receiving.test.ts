import { describe, expect, it, jest } from '@jest/globals';
import { proto } from '@whiskeysockets/baileys';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { type InboundSet, type InboundStage, onInboundStage } from './inbound-stage.ts';

quietSignal();
jest.setTimeout(60_000);

describe('what comes in over WhatsApp', () => {
  let server: WhatsAppServer;
  let stage: InboundStage;
  let hears: InboundSet['hears'];
  onInboundStage((set) => ({ server, stage, hears } = set));

  it('is handed over with who sent it, by number and by id under one key', async () => {
    const ana = server.person({ pushName: 'Ana' });
    const id = await ana.say('halo');
    await hears(1);
    expect(stage.heard[0]).toMatchObject({
      key: `whatsapp:utama/lid/${ana.lid}/${id}`,
      name: 'Ana',
      also: [`whatsapp:utama/pn/${ana.number}`],
      message: { from: `whatsapp:utama/lid/${ana.lid}`, text: 'halo', media: [], tap: null, edited: false },
    });
    const second = await ana.say('lagi', { addressing: 'pn' });
    await hears(2);
    expect(stage.heard[1]).toMatchObject({
      key: `whatsapp:utama/lid/${ana.lid}/${second}`,
      also: [`whatsapp:utama/lid/${ana.lid}`],
      message: { from: `whatsapp:utama/pn/${ana.number}` },
    });
    await stage.emptied();
  });

  it('while we were away is heard once, in order', async () => {
    const ana = server.person();
    await stage.disconnect();
    await ana.say('satu');
    await ana.say('dua');
    await stage.connect();
    await hears(2);
    expect(stage.texts()).toEqual(['satu', 'dua']);
    expect(stage.heard.map(({ message }) => message.quiet)).toEqual([undefined, undefined]);
  });

  it('is kept as late when it was sent more than half a day ago', async () => {
    const ana = server.person();
    await stage.disconnect();
    await ana.say('kemarin', { at: Date.now() - 13 * 3_600_000 });
    await stage.connect();
    await hears(1);
    expect(stage.heard[0]?.message.quiet).toBe('late');
  });

  it('is one message although the phone sends it again, sealed anew', async () => {
    const ana = server.person();
    const id = await ana.say('satu');
    await hears(1);
    await ana.resend(id);
    ana.redeliver(id);
    await ana.say('dua');
    await hears(2);
    expect(stage.texts()).toEqual(['satu', 'dua']);
  });

  it('is not taken for anything while it cannot be read, and heard once when it can', async () => {
    const ana = server.person();
    await ana.say('kenal');
    await hears(1);
    await ana.say('rusak', { broken: true });
    await server.until(() => stage.texts().includes('rusak'));
    await ana.say('sesudahnya');
    await hears(3);
    expect(stage.texts()).toEqual(['kenal', 'rusak', 'sesudahnya']);
  });

  it('is heard although the program died after it was decrypted and before it was handled', async () => {
    const ana = server.person();
    await ana.say('kenal');
    await hears(1);
    stage.deaf = true;
    await ana.say('satu');
    await ana.say('dua');
    await server.until(() => ana.receipts.length >= 3);
    expect(await stage.waiting()).toBe(2);
    await stage.kill();
    await stage.connect();
    await hears(3);
    expect(stage.texts()).toEqual(['kenal', 'satu', 'dua']);
  });

  it('is confirmed when its confirmation was lost, and does not come again at every login', async () => {
    const ana = server.person();
    server.faults.script('receipt:inactive', fault.hang);
    const id = await ana.say('pertama');
    await hears(1);
    const waits = (): boolean =>
      server.phone.devices().some(({ mailbox }) => mailbox.waiting.some(({ attrs }) => attrs['id'] === id));
    expect(waits()).toBe(true);
    await stage.disconnect();
    await stage.connect();
    await server.until(() => !waits());
    await ana.say('kedua');
    await hears(2);
    expect(stage.texts()).toEqual(['pertama', 'kedua']);
  });

  it('keeps its order and is not lost while the store is away', async () => {
    const ana = server.person();
    stage.fault = new Error('the store is away');
    await ana.say('satu');
    await ana.say('dua');
    await server.until(() => ana.receipts.length >= 2);
    stage.fault = null;
    await ana.say('tiga');
    await hears(3);
    expect(stage.texts()).toEqual(['satu', 'dua', 'tiga']);
    await stage.emptied();
  });

  it('is only heard from people in private chats', async () => {
    const ana = server.person();
    await server.group('Ibu-ibu').say(ana, 'di grup');
    await ana.say('pribadi');
    await hears(1);
    expect(stage.texts()).toEqual(['pribadi']);
  });

  it('is an edit, a reaction, or taken back', async () => {
    const ana = server.person();
    const id = await ana.say('tiga');
    await hears(1);
    await ana.edit(id, 'empat');
    await hears(2);
    expect(stage.heard[1]?.message).toMatchObject({ text: 'empat', edited: true, networkId: id });
    await ana.revoke(id);
    await server.until(() => stage.takenBack.length > 0);
    expect(stage.takenBack[0]?.key).toBe(stage.heard[0]?.key);
  });

  it('is a picture, a voice note, a document, a place, a card', async () => {
    const ana = server.person();
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(3000, 7)]);
    await ana.sendImage(jpeg, 'lihat ini');
    await hears(1);
    const [first] = stage.heard;
    expect(first?.message).toMatchObject({
      text: 'lihat ini',
      media: [{ kind: 'image', bytes: jpeg.length }],
    });
    const [picture] = first?.message.media ?? [];
    const bytes = picture && 'ref' in picture ? await stage.inbound().fetch(picture) : null;
    expect(Buffer.from(bytes ?? []).equals(jpeg)).toBe(true);
    server.media.clear();
    const anew = picture && 'ref' in picture ? await stage.inbound().fetch(picture) : null;
    expect(Buffer.from(anew ?? []).equals(jpeg)).toBe(true);
    await ana.sendVoice(Buffer.from('OggS and more'), 3);
    await ana.sendDocument(Buffer.from('%PDF'), '../../rapor.pdf');
    await ana.sendLocation({ latitude: -7.96, longitude: 110.6, name: 'Balai desa' });
    await hears(4);
    expect(stage.heard.slice(1).map(({ message }) => message.media[0])).toMatchObject([
      { kind: 'voice', name: null },
      { kind: 'document', name: 'rapor.pdf' },
      { kind: 'location', latitude: -7.96, longitude: 110.6, name: 'Balai desa' },
    ]);
  });

  it('is told to be unreadable at most once an hour', async () => {
    const ana = server.person();
    await ana.send(proto.Message.fromObject({ stickerMessage: { mimetype: 'image/webp' } }));
    await ana.send(proto.Message.fromObject({ stickerMessage: { mimetype: 'image/webp' } }));
    await hears(2);
    expect(stage.heard.map(({ message }) => message.quiet)).toEqual([undefined, 'unsupported']);
  });

  it('is by hand where a human typed on the phone', async () => {
    const ana = server.person();
    await ana.say('halo');
    await hears(1);
    await server.phone.type(ana, 'Bu, nanti saya mampir.');
    await server.until(() => stage.byHand.length > 0);
    expect(stage.byHand[0]).toMatchObject({ text: 'Bu, nanti saya mampir.' });
    expect([stage.byHand[0]?.to, ...(stage.byHand[0]?.also ?? [])].sort()).toEqual([
      `whatsapp:utama/lid/${ana.lid}`,
      `whatsapp:utama/pn/${ana.number}`,
    ]);
    await stage.live().sock.sendMessage(ana.lidJid, { text: 'dari kami' });
    await ana.say('terima kasih');
    await hears(2);
    expect(stage.byHand).toHaveLength(1);
  });
});
