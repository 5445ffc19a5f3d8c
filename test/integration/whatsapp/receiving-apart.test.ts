import { randomBytes } from 'node:crypto';
import { describe, expect, it, jest } from '@jest/globals';
import { type proto } from '@whiskeysockets/baileys';
import { until } from '../../support/until.ts';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { parts } from '../../whatsapp-server/wire/nodes.ts';
import { type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { type InboundSet, type InboundStage, onInboundStage } from './inbound-stage.ts';

quietSignal();
jest.setTimeout(60_000);

describe('what comes in over WhatsApp in ways of its own', () => {
  let server: WhatsAppServer;
  let stage: InboundStage;
  let hears: InboundSet['hears'];
  onInboundStage((set) => ({ server, stage, hears } = set), { timing: { historyWithin: 1000 } });

  const pollOf = (name: string, ...options: readonly string[]): proto.IMessage => ({
    messageContextInfo: { messageSecret: randomBytes(32) },
    pollCreationMessageV3: { name, options: options.map((optionName) => ({ optionName })) },
  });

  it('is a vote in a poll from the phone, one answer of what was chosen; the last one counts', async () => {
    const ana = server.person();
    await ana.say('halo');
    await hears(1);
    await server.phone.type(ana, pollOf('Apa kabar?', 'Baik', 'Biasa', 'Berat'));
    await server.until(() => stage.byHand.length > 0);
    expect(stage.byHand[0]?.text).toBe('Apa kabar?\n1. Baik\n2. Biasa\n3. Berat');
    const poll = ana.screen.last();
    const id = await ana.vote(poll, ['Berat']);
    await ana.resend(id);
    await ana.vote(poll, []);
    await stage.disconnect();
    await ana.vote(poll, ['Baik'], { addressing: 'pn' });
    await stage.connect();
    await hears(3);
    await stage.emptied();
    expect(stage.texts()).toEqual(['halo', 'Berat', 'Baik']);
  });

  it('is a vote in a poll of their own', async () => {
    const ana = server.person();
    const poll = pollOf('Kapan?', 'Senin', 'Selasa');
    const id = await ana.send(poll);
    await hears(1);
    await ana.vote({ id, message: poll, creator: ana.lidJid }, ['Selasa']);
    await hears(2);
    expect(stage.texts()).toEqual(['Kapan?\n1. Senin\n2. Selasa', 'Selasa']);
  });

  it('that is not given to us is asked of our own phone, and heard once', async () => {
    const ana = server.person();
    const id = await ana.say('dari iklan', { withheld: '' });
    await hears(1);
    await ana.resend(id);
    await ana.say('halo');
    await hears(2);
    await stage.emptied();
    expect(stage.texts()).toEqual(['dari iklan', 'halo']);
    expect(stage.heard[0]).toMatchObject({
      key: `whatsapp:utama/lid/${ana.lid}/${id}`,
      also: [`whatsapp:utama/pn/${ana.number}`],
    });
  });

  it('that our own phone gave once more is heard although the program died then', async () => {
    const ana = server.person();
    stage.deaf = true;
    await ana.say('dari iklan', { withheld: '' });
    await until(async () => (await stage.waiting()) === 1);
    await stage.kill();
    await stage.connect();
    await hears(1);
    await stage.emptied();
    expect(stage.texts()).toEqual(['dari iklan']);
  });

  it('that may be seen only once is told to be unreadable, whichever way we are told of it', async () => {
    for (const withheld of ['view_once', 'view_once_unavailable_fanout']) {
      await server.person().say('rahasia', { withheld });
    }
    await hears(2);
    expect(stage.heard.map(({ message }) => [message.text, message.quiet])).toEqual([
      ['', undefined],
      ['', undefined],
    ]);
  });

  it('is heard while the history of the phone does not come, and the history counts once it does', async () => {
    const { lidMapping } = stage.live().sock.signalRepository;
    const people = [{ number: '628119990001', lid: '119990001' }];
    server.faults.script('download', fault.hang);
    await server.phone.shareHistory({ people, as: 'file' });
    await server.person().say('halo');
    await hears(1);
    expect(await lidMapping.getPNForLID('119990001@lid')).toBeNull();
    // One at a time: it comes once the first is given up for now.
    await server.phone.shareHistory({ people, as: 'file' });
    await until(async () => (await lidMapping.getPNForLID('119990001@lid')) !== null);
    expect(await lidMapping.getPNForLID('119990001@lid')).toMatch(/^628119990001/);
  });

  it('is a call, which is refused, and answered once a day', async () => {
    const ana = server.person();
    ana.call();
    ana.call();
    await ana.say('tadi saya telepon');
    await hears(3);
    const calls = stage.heard.filter(({ message }) => message.text === '📞');
    expect(calls.map(({ message }) => message.quiet)).toEqual(['call', 'unsupported']);
    expect(calls[0]?.message.from).toBe(`whatsapp:utama/lid/${ana.lid}`);
    const refused = () => server.log.received('call').flatMap((call) => parts(call).map(({ tag }) => tag));
    await server.until(() => refused().length >= 2);
    expect(refused()).toEqual(['reject', 'reject']);
    expect(stage.texts()).toContain('tadi saya telepon');
  });
});
