import { createHash, timingSafeEqual } from 'node:crypto';
import { type Webhook } from './greet.ts';
import { type HearUpdate, numberOf } from './hear-update.ts';

/**
 * What became of a pushed update. `taken`: answer 200. `refused`: it did not come from Telegram, answer 403.
 * `unreadable`: no update at all, answer 400.
 */
export type PushOutcome = 'taken' | 'refused' | 'unreadable';

/** Takes an update that Telegram pushed; rejects when it could not be kept, so that Telegram pushes it again. */
export async function takePushed(
  { secretHeader, body }: { readonly secretHeader: string | undefined; readonly body: unknown },
  { webhook, hear }: { readonly webhook: Webhook; readonly hear: HearUpdate },
): Promise<PushOutcome> {
  if (webhook === null || secretHeader === undefined || !isEqual(secretHeader, webhook.secret)) {
    return 'refused';
  }
  if (numberOf(body) === undefined) {
    return 'unreadable';
  }
  await hear(body);
  return 'taken';
}

/** Compares in a time that tells nothing about where two words differ, or how long the right one is. */
function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
