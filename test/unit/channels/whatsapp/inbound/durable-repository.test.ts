import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { createDurableRepository } from '../../../../../src/channels/whatsapp/inbound/durable-repository.ts';
import { createLibraryLog } from '../../../../../src/channels/whatsapp/library/library-log.ts';

describe('a message of somebody whose other name WhatsApp does not tell', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is read after seconds without it, and holds up no other message for longer', async () => {
    const repository = createDurableRepository({
      inbox: { put: () => Promise.resolve() },
      onKept: () => undefined,
    });
    const logger = createLibraryLog(() => undefined);
    const nothing = { get: () => Promise.resolve({}), set: () => Promise.resolve() };
    const keys = baileys.addTransactionCapability(nothing, logger, {
      maxCommitRetries: 1,
      delayBetweenTriesMs: 1,
    });
    const neverAnswers = () => new Promise<never>(() => undefined);
    const made = repository.make(baileys)({ creds: baileys.initAuthCreds(), keys }, logger, neverAnswers);
    const asked = made.lidMapping.getLIDForPN('6281200000001@s.whatsapp.net');
    await jest.advanceTimersByTimeAsync(3000);
    expect(await asked).toBeNull();
    const again = made.lidMapping.getLIDForPN('6281200000001@s.whatsapp.net');
    await jest.advanceTimersByTimeAsync(0);
    expect(await Promise.race([again, Promise.resolve('waits')])).toBeNull();
  });
});
