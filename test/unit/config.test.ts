import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config.ts';

describe('the configuration', () => {
  it.each(['-1', '1.5', '70000', '0x10', '1e3'])('refuses the port %s', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow('- PORT: must be a whole number');
  });

  it.each([
    ['TELEGRAM_API_ROOT', 'http://['],
    ['TELEGRAM_API_ROOT', 'http://127.0.0.1:80810'],
    ['TELEGRAM_WEBHOOK_URL', 'https://:8443/telegram/webhook'],
    ['REDIS_URL', 'redis://127.0.0.1:637900'],
    ['WHATSAPP_SOCKET_URL', 'ws://['],
  ])('names %s and an example where it is no address: %s', (name, given) => {
    expect(() => readConfig({ [name]: given })).toThrow(new RegExp(`- ${name}: must be an? .*such as `));
  });

  it.each(['kata sandi yang panjang', 'kata-sandi-rahasiå'])(
    'refuses the token "%s", which no request can carry',
    (ADMIN_TOKEN) => {
      expect(() => readConfig({ ADMIN_TOKEN })).toThrow('- ADMIN_TOKEN: must be of plain letters');
    },
  );

  it('refuses the token and the secret that everybody finds in the example', () => {
    const example = readFileSync('.env.example', 'utf8');
    for (const name of ['ADMIN_TOKEN', 'TELEGRAM_WEBHOOK_SECRET']) {
      const [, given] = new RegExp(`^#${name}=(.+)$`, 'mu').exec(example) ?? [];
      expect(() => readConfig({ [name]: given })).toThrow(`- ${name}: is the one of .env.example`);
    }
  });

  it('names the bot token that is missing beside a webhook, which would never be called', () => {
    const webhook = {
      TELEGRAM_WEBHOOK_URL: 'https://example.org/telegram/webhook',
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-one-own',
    };
    expect(() => readConfig(webhook)).toThrow('- TELEGRAM_BOT_TOKEN: TELEGRAM_WEBHOOK_URL is set');
    expect(readConfig({ ...webhook, TELEGRAM_BOT_TOKEN: '1:abc' }).telegram?.webhook).not.toBeNull();
  });

  it('names a folder of flows that is not there together with every other fault', () => {
    const given = { FLOWS_DIR: '/nowhere/flows', PORT: 'x', LOG_LEVEL: 'loud' };
    const faultsOf = (look: Parameters<typeof readConfig>[1]): readonly string[] => {
      try {
        readConfig(given, look);
      } catch (fault) {
        return fault instanceof ConfigError ? fault.faults.map((each) => each.replace(/:.*/, '')) : [];
      }
      return [];
    };
    expect(faultsOf(() => false)).toEqual(['PORT', 'LOG_LEVEL', 'FLOWS_DIR']);
    expect(faultsOf((path) => path === '/nowhere/flows')).toEqual(['PORT', 'LOG_LEVEL']);
  });

  it('takes addresses with a password and any sign in the token', () => {
    const { shared, adminToken } = readConfig({
      MONGODB_URI: 'mongodb://u:p%40@a:27017,b:27017/semangat?replicaSet=rs',
      REDIS_URL: 'rediss://:p%40ss@redis.internal:6380/1',
      ADMIN_TOKEN: 'a+b/c==&?#%20"\'!',
    });
    expect(shared).toEqual({
      mongo: 'mongodb://u:p%40@a:27017,b:27017/semangat?replicaSet=rs',
      redis: 'rediss://:p%40ss@redis.internal:6380/1',
    });
    expect(adminToken).toBe('a+b/c==&?#%20"\'!');
  });
});
