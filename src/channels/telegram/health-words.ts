/** What a person reads about this channel: what is the matter, and what to do. */
export const healthWords = {
  starting: 'Sedang menghubungi Telegram.',
  network: 'Telegram belum bisa dihubungi. Kami terus mencoba. Periksa sambungan internet server ini.',
  throttled: 'Telegram meminta kami menunggu sebentar. Tidak perlu melakukan apa-apa.',
  holding: 'Pesan masuk belum bisa disimpan, jadi masih menunggu di Telegram. Periksa penyimpanan data.',
  unreadable: 'Jawaban Telegram tidak bisa dibaca. Kami terus mencoba. Periksa TELEGRAM_API_ROOT.',
  conflict: 'Bot Telegram ini juga sedang dibaca program lain. Kami menunggu giliran.',
  longConflict:
    'Bot Telegram ini sudah lebih dari 5 menit dibaca program lain, jadi pesan tidak sampai ke sini. ' +
    'Matikan program itu, atau buat token baru di @BotFather.',
  token:
    'Telegram menolak token bot, jadi tidak ada pesan yang masuk atau keluar. ' +
    'Periksa TELEGRAM_BOT_TOKEN, atau buat token baru di @BotFather.',
  webhook: 'Telegram menolak alamat webhook. Periksa TELEGRAM_WEBHOOK_URL dan TELEGRAM_WEBHOOK_SECRET.',
} as const;
