import { type HealthWords as TelegramWords } from '../channels/telegram/health-words.ts';
import { type HealthWords as WhatsAppWords } from '../channels/whatsapp/health/health-words.ts';
import { type Config } from '../config.ts';
import { phraseOf } from './phrase-of.ts';

/** What a person reads about each channel, in the language of the installation. */
export function healthWordsOf(config: Pick<Config, 'localesDir' | 'language'>): {
  readonly telegram: TelegramWords;
  readonly whatsapp: WhatsAppWords;
} {
  const phrase = phraseOf(config);
  const { language } = config;
  return {
    telegram: (condition) => phrase(`health_telegram_${condition}`),
    whatsapp: { language, say: (what, values) => phrase(`health_whatsapp_${what}`, { ...values }) },
  };
}
