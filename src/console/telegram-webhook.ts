import { type Hono } from 'hono';
import { ApiError } from './http/api-error.ts';

/**
 * Takes an update that Telegram posted, with the secret it sent along (null without one). Resolves once the
 * update is durable; false when the secret is wrong.
 */
export type TelegramWebhook = (update: {
  readonly secret: string | null;
  readonly body: unknown;
}) => Promise<boolean>;

/** Adds the route that Telegram posts its updates to; without a webhook there is no such route. */
export function addTelegramWebhook(app: Hono, webhook: TelegramWebhook | null): void {
  if (webhook === null) {
    return;
  }
  app.post('/telegram/webhook', async (c) => {
    const secret = c.req.header('x-telegram-bot-api-secret-token') ?? null;
    const taken = await webhook({ secret, body: await c.req.json().catch(refuse) });
    if (!taken) {
      throw new ApiError('unauthorized', 'The secret is not ours. Check TELEGRAM_WEBHOOK_SECRET.', 'header');
    }
    return c.body(null, 200);
  });
}

function refuse(): never {
  throw new ApiError('bad_request', 'The body is no JSON.', 'body');
}
