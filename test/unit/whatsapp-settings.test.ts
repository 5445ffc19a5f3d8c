import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config.ts';
import { findSecretKey } from '../../src/system/secret-key.ts';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

const key = randomBytes(32).toString('base64');
const faultsOf = (variables: NodeJS.ProcessEnv): string => {
  try {
    readConfig(variables);
    return '';
  } catch (fault) {
    return fault instanceof ConfigError ? fault.faults.join('\n') : 'something else';
  }
};

describe('WhatsApp in the configuration', () => {
  it('is off unless it is switched on, and then the simulator is off', () => {
    expect(readConfig({})).toMatchObject({ whatsapp: null, secretKey: null, simulator: true });
    expect(readConfig({ WHATSAPP: 'on' })).toMatchObject({
      whatsapp: { socketUrl: null, anew: false },
      simulator: false,
    });
    expect(readConfig({ WHATSAPP: 'anew' })).toMatchObject({ whatsapp: { anew: true } });
    expect(readConfig({ WHATSAPP: 'off' }).whatsapp).toBeNull();
    expect(faultsOf({ WHATSAPP: 'yes' })).toContain('WHATSAPP: must be on or off');
  });

  it('takes another server in tests only', () => {
    const variables = { WHATSAPP: 'on', WHATSAPP_SOCKET_URL: 'ws://127.0.0.1:4000/ws/chat' };
    expect(faultsOf(variables)).toContain('only for tests');
    expect(faultsOf({ ...variables, NODE_ENV: 'production' })).toContain('only for tests');
    const { whatsapp } = readConfig({ ...variables, NODE_ENV: 'test' });
    expect(whatsapp).toEqual({ socketUrl: variables.WHATSAPP_SOCKET_URL, anew: false });
  });

  it('needs a key of 32 bytes with MongoDB', () => {
    const shared = { MONGODB_URI: 'mongodb://127.0.0.1', REDIS_URL: 'redis://127.0.0.1' };
    expect(faultsOf({ ...shared, WHATSAPP: 'on' })).toContain('SECRET_KEY: needed');
    expect(faultsOf(shared)).toBe('');
    expect(faultsOf({ WHATSAPP: 'on', SECRET_KEY: 'short' })).toContain('32 bytes');
    const { secretKey } = readConfig({ ...shared, WHATSAPP: 'on', SECRET_KEY: key });
    expect(Buffer.from(secretKey ?? []).toString('base64')).toBe(key);
  });
});

describe('the key in DATA_DIR', () => {
  const newFolder = useTemporaryFolders();

  it('is made once, for its own user, unless SECRET_KEY is set', () => {
    const dataDir = newFolder();
    const made = findSecretKey({ secretKey: null, dataDir });
    expect(made).toHaveLength(32);
    expect(findSecretKey({ secretKey: null, dataDir })).toEqual(made);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    const given = randomBytes(32);
    expect(findSecretKey({ secretKey: given, dataDir })).toBe(given);
  });

  it('is refused and left as it is when it is damaged', () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'secret.key'), '');
    expect(() => findSecretKey({ secretKey: null, dataDir })).toThrow(ConfigError);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('');
  });
});
