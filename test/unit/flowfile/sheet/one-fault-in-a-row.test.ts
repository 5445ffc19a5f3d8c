import { describe, expect, it } from '@jest/globals';
import { type Cells, p, pesan, row, tanya, useSheetCheck } from './check-sheets.ts';

const check = useSheetCheck();

/** What makes a question of the first row faulty, a message behind it, and what is told. */
const questions: readonly (readonly [Cells, string])[] = [
  [
    { id: 'Hari ini' },
    'A2: error: this cannot be an id: use small letters, digits and _, a letter first, such as hari_ini',
  ],
  [{ id: null }, 'C2: error: an ask needs an id'],
  [{ jawaban: 'warna' }, 'D2: error: answer must be one of'],
  [{ jawaban: 'angka', min: '1,5' }, 'F2: error: min must be a number; write it with a point: 1.5'],
  [{ jawaban: 'angka', min: '2 anak' }, 'F2: error: min must be a number'],
  [{ min: 1 }, 'F2: error: min belongs to'],
  [{ 'batas waktu': '2 hari' }, 'I2: error: after must be a duration'],
  [{ 'batas waktu': 1 }, 'I2: error: after must be a duration'],
  [{ 'batas waktu': '1d -> akir' }, 'I2: error: no step has the id "akir"; did you mean "akhir"?'],
  [{ ingatkan: '24h Kami tunggu' }, 'H2: error: a colon must stand between'],
  [{ ingatkan: '1d\n72h: Halo' }, 'H2: error: this reminder never comes'],
  [{ pilihan: 'Ya\nSaya mau ikut pertemuan' }, 'E2: error: this label has 23 characters'],
  [{ pilihan: 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj' }, 'E2: error: 10 choices'],
  [{ pilihan: 'Ya\nya' }, 'E2: error: two choices are "Ya" and "ya"'],
  [{ pilihan: 'Ya\nTidak', jawaban: 'teks' }, 'D2: error: a question has either choices or an answer type'],
  [{ pilihan: 'Ya -> sana\nTidak' }, 'E2: error: no step has the id "sana"'],
  [{ pilihan: 'Ya => end\nTidak' }, 'E2: error: an arrow is written "->"; write "Ya -> end"'],
  [{ pilihan: 'Ya -> a -> a\nTidak' }, 'E2: error: a line has at most one arrow'],
  [{ pilihan: '"Ya\nTidak' }, 'E2: error: a quotation mark is opened and never closed'],
  [{ 'bila salah': 'Lagi @(oops)' }, 'J2: error: this expression cannot be read'],
  [{ percobaan: 'dua' }, 'K2: error: tries must be a whole number'],
];

/** The cells of a row behind a sound question `a`, and what is told. */
const others: readonly (readonly [Cells, string])[] = [
  [
    { jenis: 'pesaan', teks: 'Halo' },
    'B3: error: "pesaan" is nothing that a step does; did you mean "pesan"?',
  ],
  [{ teks: 'Halo' }, 'B3: error: this row does nothing; say under "jenis" what it does'],
  [{ id: 'x' }, 'B3: error: this row does nothing'],
  [{ id: 'a', jenis: 'pesan', teks: 'Halo' }, 'A3: error: the id "a" is taken by the step in x.xlsx:p!A2'],
  [{ jenis: 'pesan' }, 'C3: error: say must be a text'],
  [{ jenis: 'pesan', teks: 'Halo', pilihan: 'Ya' }, 'E3: error: this say has no "choices"'],
  [{ jenis: 'pesan', teks: 'Wah @results.aa' }, 'C3: error: no question here has the id "aa"'],
  [{ jenis: 'pesan', teks: 'Halo', media: 'x.ogg' }, 'L3: error: there is no file "x.ogg"'],
  [{ jenis: 'pesan', teks: 'Halo', lain: 'x: [1' }, 'O3: error: '],
  [{ jenis: 'pesan', teks: 'Halo', lain: 'warna: 1' }, 'O3: error: this say has no "warna"'],
  [{ jenis: 'jika', teks: '@(results.a > 3 -> end' }, 'C3: error: this expression cannot be read'],
  [{ jenis: 'jika', teks: '@results.a > 3 -> end' }, 'C3: error: this is a text and always true'],
  [{ jenis: 'jika', teks: '@(results.b > 3) -> end' }, 'C3: error: no question here has the id "b"'],
  [{ jenis: 'jika', teks: '@(results.a > 3) -> sana' }, 'C3: error: no step has the id "sana"'],
  [{ jenis: 'jika', teks: '@(results.a > 3)' }, 'C3: error: an entry of if needs "goto"'],
  [{ jenis: 'isi', teks: 'contact.umur = @results.a' }, 'C3: error: set cannot write "contact.umur"'],
  [{ jenis: 'isi', teks: 'contact.fields.umur' }, 'C3: error: "contact.fields.umur" sets nothing'],
  [{ jenis: 'tugas', untuk: 'pendamping' }, 'C3: error: a task needs "title"'],
  [{ jenis: 'tugas', teks: 'Kunjungi' }, 'M3: error: a task needs "for"'],
  [{ jenis: 'tugas', teks: 'Kunjungi', untuk: 'companon' }, 'M3: error: for must be companion'],
  [
    { jenis: 'tugas', teks: 'Ke sana', untuk: 'pendamping', tenggat: 'besok' },
    'N3: error: due must be a duration',
  ],
  [{ jenis: 'beri tahu', teks: 'Halo' }, 'M3: error: notify needs "to"'],
  [{ jenis: 'tunggu', teks: 'sehari' }, 'C3: error: wait must be a duration'],
  [{ jenis: 'panggil', teks: 'lian' }, 'C3: error: no flow is called "lian"; did you mean "lain"?'],
  [{ jenis: 'ke', 'lanjut ke': 'sana' }, 'G3: error: no step has the id "sana"'],
];

describe('one fault in a row of a sheet', () => {
  it.each(questions)('%j of a question is named alone, by its cell', async (cells, said) => {
    const { lines, hints } = await check([p(tanya(cells), pesan({ id: 'akhir' }))]);
    expect({ lines, hints }).toEqual({ lines: [expect.stringContaining(`p!${said}`)], hints: [] });
  });

  it.each(others)('%j is named alone, by its cell', async (cells, said) => {
    const { lines, hints } = await check([p(tanya(), row(cells))]);
    expect({ lines, hints }).toEqual({ lines: [expect.stringContaining(`p!${said}`)], hints: [] });
  });
});
