const words = {
  token:
    'Telegram does not know this bot token. Check TELEGRAM_BOT_TOKEN (@BotFather shows it)' +
    ' and, with a Bot API server of your own, TELEGRAM_API_ROOT.',
  webhook:
    'Telegram does not take this webhook. TELEGRAM_WEBHOOK_URL must be a public https address on port 443, 80, 88' +
    ' or 8443, and TELEGRAM_WEBHOOK_SECRET 1 to 256 characters of A-Z a-z 0-9 _ -.',
} as const;

/** The channel cannot start, and waiting will not mend it. The message says what to change. */
export class TelegramRefused extends Error {
  readonly reason: keyof typeof words;

  constructor(reason: keyof typeof words) {
    super(words[reason]);
    this.name = 'TelegramRefused';
    this.reason = reason;
  }
}
