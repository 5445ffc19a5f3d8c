import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { PairingError } from '../../../src/channels/whatsapp/linking/pairing-error.ts';
import { createWhatsAppStage, type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';

jest.setTimeout(120_000);

describe('linking a number', () => {
  let stage: WhatsAppStage;
  afterEach(async () => {
    await stage.stop();
  });

  const begin = async (): Promise<string> => {
    stage = await createWhatsAppStage();
    await stage.start();
    const { qr } = await stage.untilView((view) => view.qr !== null);
    return qr ?? '';
  };

  it('shows a QR from the start, and stands once a phone scanned it', async () => {
    const qr = await begin();
    const { state, until } = await stage.channel.look();
    expect(state).toBe('waiting');
    expect(until).toBeGreaterThan(Date.now());
    await stage.server.phone.scan(qr);
    const linked = await stage.untilView((view) => view.state === 'on');
    expect(linked).toMatchObject({ account: stage.server.phone.number, qr: null, code: null, until: null });
    expect(stage.bound()).toBe(1);
    expect(stage.server.phone.devices()).toHaveLength(1);
  });

  it.each(['companion_reg_refresh', 'pair-device-rotate-qr'] as const)(
    'shows a new secret and links after the server refreshed the registration with %s',
    async (kind) => {
      const before = await begin();
      stage.server.registrations.all()[0]?.refresh(kind);
      const { qr } = await stage.untilView((view) => view.qr !== before);
      await stage.server.phone.scan(qr ?? '');
      expect((await stage.untilView((view) => view.state === 'on')).account).toBe(stage.server.phone.number);
    },
  );

  it('confirms what the server tells it before it is anybody, and links', async () => {
    const qr = await begin();
    const about = { from: 's.whatsapp.net', id: 'early-1', type: 'server_sync', t: '1' };
    stage.server.network.send(node('notification', about, [node('collection')]));
    const { log } = stage.server;
    await stage.server.until(() => log.received('ack').some(({ attrs }) => attrs['id'] === 'early-1'));
    await stage.server.phone.scan(qr);
    expect((await stage.untilView(({ state }) => state === 'on')).account).toBe(stage.server.phone.number);
  });

  it('links by a code that is typed into the phone, and comes back linked after a restart', async () => {
    await begin();
    const view = await stage.channel.requestCode(stage.server.phone.number);
    expect(view.code).toMatch(/^[A-Z0-9]{8}$/);
    await stage.server.phone.enterCode(view.code ?? '');
    await stage.untilView(({ state }) => state === 'on');
    await stage.channel.stop();
    const second = stage.again();
    await second.start();
    expect((await second.untilView(({ state }) => state === 'on')).account).toBe(stage.server.phone.number);
    await second.channel.stop();
    expect(stage.server.phone.devices()).toHaveLength(1);
  });

  it('begins with a new identity after a code that nobody typed', async () => {
    await begin();
    await stage.channel.requestCode(stage.server.phone.number);
    stage.server.network.drop();
    const { code, qr } = await stage.untilView((view) => view.qr !== null && view.code === null);
    expect(code).toBeNull();
    await stage.server.phone.scan(qr ?? '');
    await stage.untilView(({ state }) => state === 'on');
  });

  it('says so when WhatsApp refuses a code, and when a number is linked already', async () => {
    const qr = await begin();
    await expect(stage.channel.requestCode('6281299999999')).rejects.toMatchObject({ reason: 'refused' });
    const now = await stage.untilView((view) => view.qr !== null);
    await stage.server.phone.scan(now.qr ?? qr);
    await stage.untilView(({ state }) => state === 'on');
    await expect(stage.channel.requestCode(stage.server.phone.number)).rejects.toThrow(PairingError);
  });

  it('makes no new identity while the store cannot be read, and finds the old one when it can', async () => {
    stage = await createWhatsAppStage();
    await stage.link();
    await stage.channel.stop();
    stage.vault.fail(new Error('the disk is away'));
    const second = stage.again();
    await second.start();
    const { qr, state } = await second.channel.look();
    expect({ qr, state, lives: second.lives.length }).toEqual({ qr: null, state: 'waiting', lives: 0 });
    await expect(second.channel.requestCode('6281234567890')).rejects.toMatchObject({
      reason: 'unavailable',
    });
    expect(second.lives).toHaveLength(0);
    stage.vault.fail(null);
    expect((await second.untilView((view) => view.state === 'on')).account).toBe(stage.server.phone.number);
    await second.channel.stop();
  });

  it('says what to do when no process holds the account', async () => {
    stage = await createWhatsAppStage();
    expect(await stage.channel.look()).toMatchObject({
      state: 'off',
      words: expect.stringContaining('Pastikan "start" atau "worker"'),
      qr: null,
    });
    const asked = stage.channel.requestCode('6281234567890');
    await expect(asked).rejects.toMatchObject({ reason: 'off', message: expect.stringContaining('"start"') });
  });

  it('refuses a wrong SECRET_KEY and leaves the account as it is', async () => {
    stage = await createWhatsAppStage();
    await stage.link();
    await stage.channel.stop();
    const wrong = stage.again({ key: new Uint8Array(32).fill(8) });
    await expect(wrong.start()).rejects.toThrow('SECRET_KEY');
    await expect(wrong.channel.requestCode('6281234567890')).rejects.toMatchObject({ reason: 'unavailable' });
    expect((await wrong.channel.look()).state).toBe('failed');
    expect(wrong.lives).toHaveLength(0);
    const right = stage.again();
    await right.start();
    await right.untilView(({ state }) => state === 'on');
    await right.channel.stop();
  });

  it('keeps nothing in the clear', async () => {
    stage = await createWhatsAppStage();
    await stage.link();
    const kept = Buffer.concat(stage.vault.values()).toString('latin1');
    expect(stage.vault.count('creds')).toBe(1);
    expect(kept).not.toContain(stage.server.phone.number);
    expect(kept).not.toContain('"private"');
  });
});
