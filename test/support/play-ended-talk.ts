import { type Neighbours } from './neighbours.ts';

/** What came of a talk that a family ended: who was told what, and whose words got through. */
export interface EndedTalk {
  readonly family: readonly string[];
  readonly companion: readonly string[];
  readonly coordinator: readonly string[];
}

/** A family ends the talk with its companion, writes on, and opens it again. */
export async function playEndedTalk(people: Neighbours): Promise<EndedTalk> {
  for (const text of ['akhiri pesan', 'Bu, besok jadi?', 'buka pesan', 'Bu, besok jam berapa?']) {
    await people.write('siti', text);
  }
  return { family: people.told('siti'), companion: people.told('wati'), coordinator: people.told('rini') };
}

/** So it is on every store. */
export const endedAndOpened: EndedTalk = {
  family: [
    'Baik. Mulai sekarang tulisan Ibu/Bapak tidak kami sampaikan ke pendamping, dan tulisan pendamping tidak kami kirim ke sini. Kalau ingin lagi, tulis BUKA PESAN.',
    'Sesuai permintaan Ibu/Bapak, tulisan ini tidak kami sampaikan ke pendamping. Kalau ingin lagi, tulis BUKA PESAN.',
    'Baik, tulisan Ibu/Bapak kami sampaikan lagi. Silakan tulis di sini.',
    'Pesannya kami sampaikan ke pendamping Ibu/Bapak. Kalau tidak ingin lagi, tulis AKHIRI PESAN.',
  ],
  companion: [
    'Siti Aminah (Songgon) tidak ingin lagi bertukar pesan lewat sini. Tugas dan kunjungan tetap jalan, dan koordinator sudah kami beri tahu.',
    'Siti Aminah (Songgon) ingin bertukar pesan lagi.',
    'Siti Aminah (Songgon) menulis: Bu, besok jam berapa?',
  ],
  coordinator: [
    'Siti Aminah (Songgon) tidak ingin lagi bertukar pesan dengan pendampingnya. Tolong tanyakan, apa ada yang perlu dibantu.',
  ],
};
