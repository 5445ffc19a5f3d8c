/** What a person reads about this channel: what is the matter, and what to do. */
export const healthWords = {
  off:
    'WhatsApp sedang tidak dibuka oleh proses mana pun. Pastikan "start" atau "worker" dengan WHATSAPP=on berjalan, ' +
    'lalu tunggu setengah menit.',
  starting: 'Sedang menghubungi WhatsApp.',
  scan: 'WhatsApp belum tertaut. Di ponsel: WhatsApp, Perangkat tertaut, Tautkan perangkat, lalu pindai kode QR.',
  idle: 'WhatsApp belum tertaut dan kode QR sudah habis waktunya. Buka halaman WhatsApp untuk mendapat kode baru.',
  linking: 'WhatsApp sedang menyelesaikan tautan. Tunggu sebentar, jangan tutup WhatsApp di ponsel.',
  on: 'Tertaut sebagai +{number}.',
  network: 'WhatsApp belum bisa dihubungi. Kami terus mencoba. Periksa sambungan internet server ini.',
  store: 'Penyimpanan data tidak bisa dibaca, jadi WhatsApp menunggu. Periksa penyimpanan data.',
  key: 'SECRET_KEY bukan kunci yang menyegel data WhatsApp. Pasang kunci yang lama, lalu nyalakan ulang.',
  elsewhere:
    'Akun WhatsApp ini sedang dibuka program lain, jadi kami berhenti agar tidak saling memutus. ' +
    'Matikan program itu, lalu nyalakan ulang Semangat.',
  replaced: 'Akun WhatsApp ini baru saja dibuka program lain. Kami mencoba sekali lagi sebentar lagi.',
  unlinked: 'Tautan WhatsApp diputus dari ponsel. Buka halaman WhatsApp dan tautkan lagi.',
  locked:
    'WhatsApp mengunci akun ini atau ponsel utamanya hilang. Buka WhatsApp di ponsel dan ikuti petunjuknya, lalu tautkan lagi.',
  banned:
    'WhatsApp memblokir nomor ini. Ajukan peninjauan lewat WhatsApp di ponsel; sementara itu pakai Telegram atau nomor lain.',
  rest: 'WhatsApp membatasi nomor ini sampai {until}: {why}. Tidak ada pesan yang dikirim sampai saat itu.',
  outdated:
    'WhatsApp menolak versi program ini. Kami mencoba versi baru; bila tetap begini, perbarui Semangat.',
  refused: 'WhatsApp menolak sambungan ini. Kami mencoba lagi dengan jeda panjang.',
  stop: 'WhatsApp di ponsel perlu diperbarui sebelum bisa ditautkan. Perbarui, lalu nyalakan ulang Semangat.',
} as const;

/** Why WhatsApp restricted a number, by its codes. */
const restrictions: { readonly [code: string]: string } = {
  101: 'terlalu banyak pesan kepada orang yang tidak menyimpan nomor ini',
  102: 'terlalu banyak orang memblokir nomor ini',
  103: 'terlalu banyak grup dibuat dengan orang yang tidak menyimpan nomor ini',
  104: 'pesan yang sama dikirim terlalu banyak kali',
  106: 'terlalu banyak pesan siaran',
};

/** Why WhatsApp restricted a number, in words. */
export function restrictionWords(code: string | undefined): string {
  return restrictions[code ?? ''] ?? 'tanpa alasan yang disebutkan';
}
