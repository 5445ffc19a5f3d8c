import { z } from 'zod';
import { type BotApi } from './bot-api.ts';
import { isTokenFault } from './failure.ts';
import { faultOf } from './fault.ts';
import { TelegramRefused } from './telegram-refused.ts';
import { allowedUpdates } from './update-schema.ts';

const meSchema = z.object({ username: z.string() });
const webhookSchema = z.object({ url: z.string() });

/** Where Telegram is to push updates, with the word that proves that it is Telegram; null to be asked for them. */
export type Webhook = { readonly url: string; readonly secret: string } | null;

/**
 * Asks who we are and settles how updates come; waiting updates are never dropped. Gives the bot's user name.
 * Throws TelegramRefused for what waiting cannot mend, and whatever the network threw for the rest.
 */
export async function greet(api: BotApi, webhook: Webhook, signal: AbortSignal): Promise<string> {
  const { username } = meSchema.parse(await askWhoWeAre(api, signal));
  if (webhook !== null) {
    await setWebhook(api, webhook, signal);
  } else if (webhookSchema.parse(await api.call('getWebhookInfo', {}, { signal })).url !== '') {
    await removeWebhook(api, signal);
  }
  return username;
}

async function askWhoWeAre(api: BotApi, signal: AbortSignal): Promise<unknown> {
  try {
    return await api.call('getMe', {}, { signal });
  } catch (error) {
    throw isTokenFault(faultOf(error)) ? new TelegramRefused('token') : error;
  }
}

/** Has Telegram be asked for updates; those that wait stay. Rejects with what the network threw. */
export async function removeWebhook(api: BotApi, signal: AbortSignal): Promise<void> {
  await api.call('deleteWebhook', { drop_pending_updates: false }, { signal });
}

/** Has Telegram push updates to an address, those that wait included. Throws as `greet`. */
export async function setWebhook(
  api: BotApi,
  { url, secret }: NonNullable<Webhook>,
  signal: AbortSignal,
): Promise<void> {
  const payload = { url, secret_token: secret, allowed_updates: allowedUpdates, drop_pending_updates: false };
  try {
    await api.call('setWebhook', payload, { signal });
  } catch (error) {
    const fault = faultOf(error);
    throw fault.kind === 'answer' && fault.status === 400 ? new TelegramRefused('webhook') : error;
  }
}
