import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../support/until.ts';
import { createMemoryKeep } from '../../support/whatsapp/memory-keep.ts';
import { outboundMessage } from '../../support/whatsapp/outbound-message.ts';
import { createWhatsAppStage, type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';
import { createOutbound } from '../../../src/channels/whatsapp/outbound/create-outbound.ts';
import { usualSettings } from '../../../src/flowfile/settings/settings.ts';
import { realClock } from '../../../src/system/clock.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';
import { onLinkedChannel } from './linked-channel.ts';

jest.setTimeout(120_000);

describe('a linked number', () => {
  let linked: WhatsAppStage;
  let stage: WhatsAppStage;
  let texts: readonly string[];
  onLinkedChannel((set) => ({ linked, stage, texts } = set));
  afterEach(() => {
    ['login', 'iq:abt', 'iq:privacy'].forEach((what) => {
      linked.server.faults.always(what, null);
    });
  });

  const isOn = (): boolean => stage.channel.health().state === 'on';
  const untilNewSocket = async (work: () => void): Promise<void> => {
    const before = stage.lives.length;
    work();
    await until(() => stage.lives.length > before && isOn());
  };
  const untilHeard = (text: string): Promise<void> => until(() => texts.includes(text));

  it('hears people after a status post, a group message and a newsletter', async () => {
    const { server } = stage;
    const acks = server.log.received('ack').length;
    const ana = server.person({ pushName: 'Ana' });
    await ana.postStatus('lihat ini');
    const group = server.group('Arisan');
    await group.say(ana, 'halo semua');
    server.newsletter().post('berita');
    await ana.say('halo');
    await untilHeard('halo');
    expect(texts.filter((text) => text !== '')).toEqual(['halo']);
    const errors = server.log
      .received('ack')
      .slice(acks)
      .filter(({ attrs }) => attrs['error'] !== undefined);
    expect(errors).toEqual([]);
  });

  it('answers the server when it asks whether we are there', async () => {
    const { server } = stage;
    server.network.send(
      node('iq', { from: 's.whatsapp.net', id: 'ping-1', type: 'get', xmlns: 'urn:xmpp:ping', t: '1' }),
    );
    await server.until(() => server.log.received('iq').some(({ attrs }) => attrs['id'] === 'ping-1'));
    expect(stage.bound()).toBe(1);
  });

  it('has one socket after five drops, and hears one message once', async () => {
    for (let times = 0; times < 5; times++) {
      await untilNewSocket(() => {
        stage.server.network.drop();
      });
    }
    await stage.server.person({ pushName: 'Budi' }).say('sekali');
    await untilHeard('sekali');
    await pause(200);
    expect(texts.filter((text) => text === 'sekali')).toHaveLength(1);
    expect(stage.bound()).toBe(1);
    expect(stage.server.network.lines).toHaveLength(1);
  });

  it.each([503, 515, 500])('comes back after stream error %i, still linked', async (code) => {
    await untilNewSocket(() => {
      stage.server.network.streamError({ code });
    });
    expect(stage.server.phone.devices()).toHaveLength(1);
  });

  it('comes back after a polite end, and when its login is refused with 405 or 503', async () => {
    stage.server.faults.script('login', fault.refuse(405), fault.refuse(503));
    await untilNewSocket(() => {
      stage.server.network.end();
    });
    expect(stage.lives).toHaveLength(4);
  });

  it.each([
    [403, 'mengunci'],
    [406, 'memblokir'],
  ])(
    'says what is the matter when a login is refused with %i, and does not try again',
    async (code, words) => {
      stage.server.faults.always('login', fault.refuse(code));
      stage.server.network.drop();
      await until(() => stage.channel.health().state === 'failed');
      expect(stage.channel.health().words).toContain(words);
      await until(() => stage.vault.count('creds') === 0);
    },
  );

  it('rests as long as a restriction says', async () => {
    stage.server.faults.script('login', fault.refuse(402, { code: '101', expire: '1' }));
    stage.server.network.drop();
    await until(() => stage.channel.health().words.includes('membatasi'));
    const { until: end } = await stage.channel.look();
    expect(end).toBeGreaterThan(Date.now());
    const message = {
      id: 'm',
      to: 'whatsapp:1/pn/62',
      text: 'x',
      choices: [],
      question: null,
      media: [],
    } as const;
    const sent = stage.channel.send({ ...message, solicited: true, urgent: false, met: true });
    await expect(sent).rejects.toMatchObject({ reason: 'held', hold: 'restricted' });
    await until(isOn);
    expect(Date.now()).toBeGreaterThanOrEqual(end ?? Infinity);
  });

  it('goes on when the server never answers a query', async () => {
    stage.server.faults.always('iq:abt', fault.hang);
    stage.server.faults.always('iq:privacy', fault.hang);
    await untilNewSocket(() => {
      stage.server.network.drop();
    });
    await stage.server.person().say('masih di sana?');
    await untilHeard('masih di sana?');
    expect(stage.bound()).toBe(1);
  });
});

const neverAsked = (): Promise<never> => Promise.reject(new Error('no file is sent here'));

describe('a number that was unlinked on the phone', () => {
  it('leaves no keys, and can be linked again', async () => {
    const stage = await createWhatsAppStage();
    await stage.link();
    stage.server.phone.unlink();
    await until(() => stage.vault.count('creds') === 0);
    expect(stage.channel.health().words).toContain('diputus dari ponsel');
    expect(stage.vault.count('key-session') + stage.vault.count('key-pre-key')).toBe(0);
    const { qr } = await stage.untilView((view) => view.qr !== null);
    await stage.server.phone.scan(qr ?? '');
    expect((await stage.untilView(({ state }) => state === 'on')).account).toBe(stage.server.phone.number);
    await stage.stop();
  });

  it('writes again to whom it wrote before, as soon as it is linked again', async () => {
    const outbound = createOutbound({
      keep: createMemoryKeep(),
      clock: realClock,
      log: () => undefined,
      rules: { ...usualSettings.number, typing: null, warmUp: [] },
      timezone: 'Asia/Jakarta',
      sources: { readFile: neverAsked, fetchFile: neverAsked },
    });
    const { prepare, send } = outbound;
    const stage = await createWhatsAppStage({ parts: [outbound], prepare, send });
    const write = async (id: string): Promise<void> => {
      const message = outboundMessage({ id, to: `whatsapp:1/lid/${ana.lid}` });
      await stage.channel.prepare(message);
      await stage.channel.send(message);
    };
    await stage.link();
    const ana = stage.server.person();
    await write('e1.1');
    stage.server.phone.unlink();
    const { qr } = await stage.untilView((view) => view.qr !== null);
    await stage.server.phone.scan(qr ?? '');
    await stage.untilView(({ state }) => state === 'on');
    await write('e2.1');
    await stage.server.until(() => ana.texts().length === 2);
    expect(ana.texts()).toEqual(['Apa kabar?', 'Apa kabar?']);
    await stage.stop();
  });
});
