/** Words of a sheet that are understood in two languages, by what flow files write. */
interface Vocabulary {
  readonly [word: string]: readonly string[];
}

/** What a row does. */
export const verbWords: Vocabulary = {
  say: ['katakan', 'kirim', 'pesan'],
  ask: ['tanya', 'tanyakan', 'pertanyaan'],
  if: ['jika', 'bila', 'kalau'],
  set: ['isi', 'simpan', 'catat'],
  tag: ['tandai', 'masukkan kelompok'],
  untag: ['hapus tanda', 'keluarkan kelompok'],
  task: ['tugas'],
  notify: ['beri tahu', 'beritahu', 'kabari'],
  call: ['panggil'],
  start: ['mulai'],
  wait: ['tunggu'],
  handover: ['serahkan'],
  goto: ['ke', 'lompat', 'lanjut ke'],
  end: ['selesai', 'akhiri'],
};

/** What kind of answer a question takes. */
export const answerWords: Vocabulary = {
  text: ['teks', 'tulisan'],
  number: ['angka'],
  integer: ['bulat', 'angka bulat', 'bilangan bulat'],
  date: ['tanggal'],
  time: ['jam', 'waktu'],
  phone: ['telepon', 'nomor telepon', 'nomor hp'],
  yes_no: ['ya tidak', 'ya/tidak'],
  location: ['lokasi'],
  image: ['gambar', 'foto'],
  voice: ['suara', 'pesan suara'],
  file: ['berkas'],
  any: ['apa saja'],
};

/** Who a flow, a task or a message is for. */
export const peopleWords: Vocabulary = {
  companion: ['pendamping'],
  coordinator: ['koordinator'],
  volunteer: ['relawan'],
  beneficiary: ['keluarga', 'penerima manfaat'],
};

/** The word that flow files write; a word that nobody knows stays as it is, for the check to judge. */
export function toWord(vocabulary: Vocabulary, written: string): string {
  const word = written.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  const found = Object.entries(vocabulary).find(
    ([name, others]) => name === word.replaceAll(' ', '_') || others.includes(word),
  );
  return found?.[0] ?? written.trim();
}
