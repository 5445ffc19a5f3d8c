import { type Hono } from 'hono';
import { ApiError } from './http/api-error.ts';

/**
 * Takes an update that was posted as one of Telegram's, with the secret that came along. `refused`: the secret
 * is wrong; `unreadable`: it is no update. Rejects when it could not be kept, so that Telegram posts it again.
 */
export type TelegramWebhook = (
  secretHeader: string | undefined,
  body: unknown,
) => Promise<'taken' | 'refused' | 'unreadable'>;

/**
 * Adds the route that Telegram posts its updates to; without a webhook there is no such route. A path of one's
 * own works beside the usual one.
 */
export function addTelegramWebhook(app: Hono, webhook: TelegramWebhook | null, path: string | null): void {
  if (webhook === null) {
    return;
  }
  app.on('POST', [...new Set([usualPath, path ?? usualPath])], async (c) => {
    const body = await c.req.json<unknown>().catch(() => undefined);
    const outcome = await webhook(c.req.header(secretHeader), body).catch(postAgain);
    switch (outcome) {
      case 'taken':
        return c.body(null, 200);
      case 'refused':
        throw new ApiError('forbidden', 'The secret is not ours. Check TELEGRAM_WEBHOOK_SECRET.', 'header');
      case 'unreadable':
        throw new ApiError('bad_request', 'This is no update of the Bot API.', 'body');
    }
  });
}

const usualPath = '/telegram/webhook';
const secretHeader = 'x-telegram-bot-api-secret-token';

function postAgain(cause: unknown): never {
  throw new ApiError('unavailable', 'The update could not be kept. Send it again.', null, { cause });
}
