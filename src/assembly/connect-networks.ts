import { type TelegramChannel } from '../channels/telegram/telegram.ts';
import { type Config } from '../config.ts';
import { realClock } from '../system/clock.ts';
import { connectWhatsApp, type WhatsAppAccount } from './connect-whatsapp.ts';
import { healthWordsOf } from './health-words-of.ts';
import { type Storage } from './storage.ts';

type About = Parameters<typeof connectWhatsApp>[2];

/** The networks that are switched on; null where one is off. */
export interface Networks {
  readonly telegram: TelegramChannel | null;
  readonly whatsapp: WhatsAppAccount | null;
}

/** Puts the channels of networks together; a network's library is loaded only where it is switched on. */
export async function connectNetworks(config: Config, storage: Storage, about: About): Promise<Networks> {
  return {
    telegram: config.telegram && (await connectTelegram(config, config.telegram, about)),
    whatsapp: config.whatsapp && connectWhatsApp(config, storage, about),
  };
}

async function connectTelegram(
  config: Config,
  { token, apiRoot, webhook }: NonNullable<Config['telegram']>,
  { log, files }: Pick<About, 'log' | 'files'>,
): Promise<TelegramChannel> {
  const { createTelegram } = await import('../channels/telegram/telegram.ts');
  const words = healthWordsOf(config).telegram;
  return createTelegram({ token, apiRoot, webhook, clock: realClock, words, log, readFile: files.read });
}
