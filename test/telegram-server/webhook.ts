import { type UpdateQueue } from './update-queue.ts';

/** The pushing of updates to an address that the bot named. */
export interface WebhookPush {
  /** Where to push from now on; '' for nowhere. */
  set(url: string, secret: string): void;
  url(): string;
  /** When a push last failed, in Telegram's seconds; null where none has since the address was named. */
  lastError(): number | null;
  /** Stops pushing for good. */
  close(): void;
}

/** Pushes the first update until it is answered with 200, then the next. `retryAfter` is in milliseconds. */
export function createWebhookPush({
  queue,
  retryAfter,
}: {
  readonly queue: UpdateQueue;
  readonly retryAfter: number;
}): WebhookPush {
  const target = { url: '', secret: '' };
  let isPushing = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  const push = async () => {
    if (isPushing || target.url === '' || queue.first() === undefined) {
      return;
    }
    isPushing = true;
    const isTaken = await post(target, queue.first());
    isPushing = false;
    if (isTaken) {
      queue.confirmFirst();
      await push();
    } else if (target.url !== '') {
      failures += 1;
      timer = setTimeout(() => void push(), retryAfter);
    }
  };
  queue.onChanged(() => void push());
  return {
    set: (url, secret) => {
      Object.assign(target, { url, secret });
      failures = 0;
      void push();
    },
    url: () => target.url,
    // Each failure at a second of its own, whatever the clock says.
    lastError: () => (failures === 0 ? null : 1_746_361_845 + failures),
    close: () => {
      target.url = '';
      clearTimeout(timer);
    },
  };
}

async function post(
  target: { readonly url: string; readonly secret: string },
  update: unknown,
): Promise<boolean> {
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': target.secret },
      body: JSON.stringify(update),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
