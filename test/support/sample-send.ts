import { type SendEntry } from '../../src/domain/contact/contact-record.ts';
import { type SendEffect } from '../../src/domain/effect.ts';

/** A message of an outbox that nothing holds back, but for what is said of it. */
export function sampleSend(
  id: string,
  send: Partial<SendEffect> = {},
  more: Partial<SendEntry> = {},
): SendEntry {
  const silent = { text: id, choices: [], question: null, media: [], flow: null, step: null };
  const kept = { solicited: false, urgent: false, reminder: false };
  return {
    ...{ kind: 'send', id, send: { kind: 'send', id, ...silent, ...kept, ...send } },
    ...{ queuedAt: 0, notBefore: 0, attempts: 0, doubted: false, held: null },
    ...more,
  };
}
