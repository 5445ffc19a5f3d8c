import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { createMovableClock, type MovableClock } from '../../../src/system/clock.ts';
import { until } from '../../support/until.ts';
import { createWhatsAppStage, type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';

jest.setTimeout(120_000);

const minute = 60_000;

describe('a channel over hours', () => {
  let linked: WhatsAppStage;
  let stage: WhatsAppStage;
  let clock: MovableClock;
  beforeAll(async () => {
    linked = await createWhatsAppStage();
    await linked.link();
    await linked.channel.stop();
  });
  beforeEach(() => {
    clock = createMovableClock(0);
  });
  afterEach(async () => {
    await stage.channel.stop();
  });
  afterAll(() => linked.server.stop());

  const begin = async (): Promise<void> => {
    stage = await linked.resumed({ clock });
  };

  const health = () => stage.channel.health();
  /** Minute by minute, as timers that set the next one need it. */
  const pass = async (minutes: number): Promise<void> => {
    for (let passed = 0; passed < minutes; passed++) {
      clock.moveTo(clock.now() + minute);
      await pause(5);
    }
  };

  it('comes back once after somebody else took the account, and stops when they take it again', async () => {
    await begin();
    stage.server.network.replace();
    await until(() => health().words.includes('baru saja dibuka program lain'));
    await pass(1);
    await until(() => health().state === 'on');
    const before = stage.lives.length;
    stage.server.network.replace();
    await until(() => health().state === 'failed');
    expect(health().words).toContain('sedang dibuka program lain');
    await pass(120);
    await stage.channel.look();
    expect(stage.lives).toHaveLength(before);
    expect(stage.server.network.lines).toEqual([]);
  });

  it('comes back again where they took it only once in a while', async () => {
    await begin();
    for (let times = 0; times < 2; times++) {
      stage.server.network.replace();
      await until(() => health().words.includes('baru saja dibuka program lain'));
      await pass(1);
      await until(() => health().state === 'on');
      await pass(11);
    }
    expect(stage.server.network.lines).toHaveLength(1);
  });

  it('connects anew when messages are taken and nothing at all comes back for twenty minutes', async () => {
    await begin();
    const ana = stage.server.person({ pushName: 'Ana' });
    ana.screen.habits.confirms = false;
    const { sock } = stage.lives.at(-1) ?? {};
    for (let count = 0; count < 5; count++) {
      await sock?.sendMessage(ana.lidJid, { text: `pesan ${count}` });
    }
    await stage.server.until(() => ana.texts().length === 5);
    await pause(100);
    const before = stage.lives.length;
    await pass(19);
    expect(stage.lives).toHaveLength(before);
    // No further once it connects: a login that lasts minutes is given up.
    for (let more = 0; more < 3 && stage.lives.length === before && health().state === 'on'; more++) {
      await pass(1);
    }
    await until(() => stage.lives.length === before + 1 && health().state === 'on');
    await pass(30);
    expect(stage.lives).toHaveLength(before + 1);
  });

  it('stops when WhatsApp on the phone is too old for linked devices (411)', async () => {
    await begin();
    const before = stage.lives.length;
    stage.server.network.send(node('ib', {}, [node('downgrade_webclient')]));
    await until(() => health().state === 'failed');
    expect(health().words).toContain('perlu diperbarui');
    await pass(120);
    await stage.channel.look();
    expect(stage.lives).toHaveLength(before);
    expect(stage.vault.count('creds')).toBe(1);
  });

  it('connects anew when a login is neither granted nor refused', async () => {
    linked.server.faults.script('login', fault.hang);
    stage = linked.again({ clock });
    await stage.start();
    await until(() => stage.lives.length === 1 && linked.server.network.lines.length === 1);
    await pass(1);
    expect(stage.lives).toHaveLength(1);
    await pass(1);
    await until(() => health().state === 'on');
    expect(stage.lives).toHaveLength(2);
    await pass(5);
    expect(stage.lives).toHaveLength(2);
  });

  it('comes to stand although the phone took it and WhatsApp never asked for a new connection', async () => {
    stage = await createWhatsAppStage({ clock });
    stage.server.faults.script('link', fault.hang);
    await stage.start();
    const { qr } = await stage.untilView((view) => view.qr !== null);
    // Whoever shows a QR may go on showing it.
    await pass(5);
    expect(stage.lives).toHaveLength(1);
    await stage.server.phone.scan(qr ?? '');
    await until(() => health().words.includes('menyelesaikan tautan'));
    await pass(2);
    await until(() => health().state === 'on');
    expect(stage.server.phone.devices()).toHaveLength(1);
    await stage.server.stop();
  });

  it('rests when nobody scanned its QRs, and offers new ones to whoever looks', async () => {
    stage = await createWhatsAppStage({ clock });
    await stage.start();
    const { qr: first } = await stage.untilView((view) => view.qr !== null);
    const noMore = node('iq', { from: 's.whatsapp.net', type: 'set', id: 'x', xmlns: 'md' }, [
      node('pair-device', {}, []),
    ]);
    stage.server.network.send(noMore);
    await until(() => health().words.includes('habis waktunya'));
    await pass(120);
    expect(stage.lives).toHaveLength(1);
    const { qr, state } = await stage.channel.look();
    expect(qr).not.toBe(first);
    expect(state).toBe('waiting');
    expect(stage.lives).toHaveLength(2);
    await stage.server.phone.scan(qr ?? '');
    expect((await stage.untilView((view) => view.state === 'on')).account).toBe(stage.server.phone.number);
    await stage.server.stop();
  });
});
