import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { type MongoUnderTest, startMongo } from '../support/servers/start-mongo.ts';
import { type RedisUnderTest, startRedis } from '../support/servers/start-redis.ts';
import { until } from '../support/until.ts';
import { trustingEnvironment } from '../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts';

interface View {
  readonly state: string;
  readonly words: string;
  readonly qr: string | null;
  readonly code: string | null;
  readonly account: string | null;
}

describeWithServers(
  'WhatsApp of a "worker", linked at a "web"',
  { servers: ['mongod', 'redis-server'] },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'semangat-apart-'));
    let mongo: MongoUnderTest;
    let redis: RedisUnderTest;
    let server: WhatsAppServer;
    let web: ProgramProcess;
    let worker: ProgramProcess;

    beforeAll(async () => {
      [mongo, redis, server] = await Promise.all([startMongo(), startRedis(), createWhatsAppServer()]);
      const shared = {
        ...trustingEnvironment(server),
        NODE_ENV: 'test',
        MONGODB_URI: mongo.freshUri(),
        REDIS_URL: redis.uri,
        SECRET_KEY: randomBytes(32).toString('base64'),
        FLOWS_DIR: 'test/e2e/flows',
        WHATSAPP: 'on',
        WHATSAPP_SOCKET_URL: server.url,
      };
      [web, worker] = await Promise.all([
        createProgramProcess({ ...shared, DATA_DIR: join(folder, 'web') }, 'web'),
        createProgramProcess({ ...shared, DATA_DIR: join(folder, 'worker') }, 'worker'),
      ]);
      await web.start();
    }, 120_000);

    afterAll(async () => {
      await Promise.all([web.kill('SIGKILL'), worker.kill('SIGKILL')]);
      await Promise.all([mongo.stop(), redis.stop(), server.stop()]);
      rmSync(folder, { recursive: true, force: true });
    });

    const look = async (): Promise<View> =>
      (await (await web.api('GET', '/api/channels/whatsapp')).json()) as View;
    const ask = (phone: string): Promise<Response> =>
      web.api('POST', '/api/channels/whatsapp/pairing-code', { phone });

    it('shows QR and code there, answers, and says there when no worker runs', async () => {
      expect(await look()).toMatchObject({
        state: 'off',
        words: expect.stringContaining('worker'),
        qr: null,
      });
      expect((await ask(server.phone.number)).status).toBe(409);
      await worker.start();
      await until(async () => (await look()).qr !== null);
      const { code } = (await (await ask(server.phone.number)).json()) as View;
      expect(code).toMatch(/^\w{8}$/u);
      await server.phone.enterCode(code ?? '');
      await until(async () => (await look()).state === 'on');
      expect(await look()).toMatchObject({ account: server.phone.number, qr: null, code: null });
      const ana = server.person({ pushName: 'Ana' });
      await ana.say('kabar');
      await until(() => ana.texts().includes('Satu?'));
      await worker.kill('SIGTERM');
      await until(async () => (await look()).state === 'off');
      await ana.say('3');
      await worker.start();
      await until(() => ana.texts().length === 3);
      expect((await look()).account).toBe(server.phone.number);
      expect(server.phone.devices()).toHaveLength(1);
      expect(ana.texts()).toEqual(['Halo Ana.', 'Satu?', expect.stringContaining('Dua?')]);
    }, 120_000);
  },
);
