import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { type WhatsAppPart } from '../../../src/channels/whatsapp/live-socket.ts';
import { createWhatsAppStage, type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';

/** What a test of a linked number finds: the stage that linked it, and one of its own that has come back. */
export interface LinkedChannel {
  readonly linked: WhatsAppStage;
  readonly stage: WhatsAppStage;
  /** What people said to it in this test. */
  readonly texts: readonly string[];
}

/**
 * Links a number for all tests of a file and hands each a channel that has come back, on a copy of what was kept: what
 * a test makes the account forget is forgotten there.
 */
export function onLinkedChannel(take: (set: LinkedChannel) => void): void {
  let linked: WhatsAppStage;
  let stage: WhatsAppStage;
  let texts: string[] = [];
  const listening: WhatsAppPart = {
    attach: ({ sock }) => {
      sock.ev.on('messages.upsert', ({ messages }) => {
        texts.push(...messages.map(({ message }) => message?.conversation ?? ''));
      });
      return () => undefined;
    },
  };
  beforeAll(async () => {
    linked = await createWhatsAppStage({ parts: [listening] });
    await linked.link();
    await linked.channel.stop();
  });
  beforeEach(async () => {
    texts = [];
    stage = await linked.resumed({ vault: linked.vault.copy() });
    take({ linked, stage, texts });
  });
  afterEach(() => stage.channel.stop());
  afterAll(() => linked.server.stop());
}
