import { type TelegramUser } from './update-schema.ts';

/** The name that people gave themselves at Telegram; null for a blank one. */
export function nameOf({ first_name, last_name }: TelegramUser): string | null {
  const name = `${first_name} ${last_name ?? ''}`.trim();
  return name === '' ? null : name;
}
