/** What somebody may say, with how likely it is. */
type Sayings = readonly (readonly [text: string, weight: number])[];

const free: Sayings = [
  ['LEWATI', 4],
  ['Jualan gorengan di depan sekolah', 2],
  ['Menanam cabai di polybag', 2],
  ['Menabung lima ribu sehari', 2],
  ['Ikut arisan ibu-ibu', 1],
  ['Memperbaiki kandang ayam', 1],
];

/** By the step that asks; all other questions are answered in free words. */
const byStep: Readonly<Record<string, Sayings>> = {
  mood: [
    ['Semangat 😊', 46],
    ['2', 36],
    ['Sedang berat', 14],
    ['Lain kali saja', 4],
  ],
  tried: [
    ['sudah', 6],
    ['belum sempat', 4],
  ],
  days: [
    ['5 hari', 3],
    ['6', 3],
    ['3', 2],
    ['tiap hari', 1],
    ['0', 1],
  ],
  story: [
    ['LEWATI', 5],
    ['Anak sedang sakit, dagangan sepi', 3],
    ['Pupuk mahal sekali musim ini', 2],
  ],
  food: [
    ['Cukup', 60],
    ['Kadang kurang', 36],
    ['Sering kurang', 4],
  ],
  income: [
    ['Ada', 4],
    ['Kadang ada', 4],
    ['Belum ada', 2],
  ],
  health: [
    ['Bisa', 7],
    ['Kadang sulit', 2],
    ['Belum bisa', 1],
  ],
  school: [
    ['Tiap hari', 7],
    ['Kadang bolos', 1],
    ['Tidak ada anak', 3],
  ],
  savings: [
    ['Ada', 3],
    ['Sedikit', 4],
    ['Belum ada', 3],
  ],
  goal: [
    ['Punya warung kecil', 3],
    ['Anak lulus SMP', 3],
    ['Atap rumah tidak bocor', 2],
    ['Menambah kambing', 1],
    ['LEWATI', 2],
  ],
  result: [
    ['1', 80],
    ['nanti', 12],
    ['tidak bisa', 8],
  ],
  photo: [['lewati', 1]],
  when: [['besok', 1]],
  why: [
    ['Rumahnya kosong', 1],
    ['Hujan terus', 1],
  ],
};

/** Of a volunteer who reports on a task. */
const reports: Sayings = [
  ['Sudah saya kunjungi, kabarnya baik', 5],
  ['Sudah bertemu, minta didoakan', 3],
  ['Sudah, anaknya kembali sekolah', 2],
];

/** What families write when nobody asked. */
const words: Sayings = [
  ['Bu, posyandu bulan ini tanggal berapa ya?', 3],
  ['Terima kasih kunjungannya kemarin', 3],
  ['Saya mau tanya soal pelatihan jahit', 2],
  ['Bantuan pupuknya sudah saya terima', 2],
  ['Beras di rumah habis, kami belum makan', 0.3],
];

/** What companions answer. */
const replies: Sayings = [
  ['Baik, nanti saya tanyakan ke bidan', 1],
  ['Alhamdulillah. Besok saya mampir, ya', 1],
  ['Sabtu pagi di balai desa', 1],
];

/** What is said at a step, falling as chance has it. */
export function answerAt(
  { flow, step }: { readonly flow: string; readonly step: string },
  luck: number,
): string {
  return pick(flow === 'laporan-kunjungan' && step === 'story' ? reports : (byStep[step] ?? free), luck);
}

/** Words of a family outside of every question. */
export function wordsOfFamily(luck: number): string {
  return pick(words, luck);
}

/** Words of a companion for a family that wrote. */
export function wordsOfCompanion(luck: number): string {
  return pick(replies, luck);
}

function pick(sayings: Sayings, luck: number): string {
  let left = luck * sayings.reduce((sum, [, weight]) => sum + weight, 0);
  return (sayings.find(([, weight]) => (left -= weight) < 0) ?? sayings[0])?.[0] ?? '';
}
