import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createKeep } from '../channels/whatsapp/account/keep.ts';
import { createSeal, SealError } from '../channels/whatsapp/account/seal.ts';
import { type Config, ConfigError } from '../config.ts';
import { type Finding } from '../domain/finding.ts';
import { createLog } from '../system/log.ts';
import { readSecretKey } from '../system/secret-key.ts';
import { account } from './connect-whatsapp.ts';
import { openStorage, storePath } from './storage.ts';

/** Whether the key opens what WhatsApp keeps, as a start wants it. Opens the store that there is. */
export async function inspectKey(config: Config): Promise<readonly Finding[]> {
  const isMade = config.shared !== null || existsSync(storePath(config.dataDir));
  if (config.whatsapp === null || !isMade) {
    return [];
  }
  const { store, vault } = await openStorage(config, createLog('error'));
  try {
    // Without a key there is none that opens anything; a start would make one.
    const seal = createSeal(readSecretKey(config) ?? randomBytes(32));
    await createKeep({ vault, seal, account }).check();
    return [{ level: 'ok', what: 'what WhatsApp keeps can be opened' }];
  } catch (fault) {
    if (fault instanceof SealError || fault instanceof ConfigError) {
      const words = fault instanceof ConfigError ? fault.faults.join('; ') : fault.message;
      return [{ level: 'bad', what: words }];
    }
    throw fault;
  } finally {
    await store.close();
  }
}
