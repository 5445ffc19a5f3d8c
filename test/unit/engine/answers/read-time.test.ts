import { describe, expect, it } from '@jest/globals';
import { readTime } from '../../../../src/engine/answers/read-time.ts';

const about = { now: Date.parse('2025-05-04T12:30:45Z'), timezone: 'Asia/Jakarta' };

const cases: readonly (readonly [string, string | null])[] = [
  ['08:30', '08:30'],
  ['8.30', '08:30'],
  ['08.30 WIB', '08:30'],
  ['8:30', '08:30'],
  ['0830', '08:30'],
  ['jam 0830', '08:30'],
  ['08:30:15', '08:30'],
  ['jam 08.30', '08:30'],
  ['8.30 malam', '20:30'],
  ['8:30 pm', '20:30'],
  ['٠٨:٣٠', '08:30'],
  ['23:59', '23:59'],
  ['00:00', '00:00'],
  ['24:00', '00:00'],
  ['24:30', null],
  ['25:00', null],
  ['08:60', null],
  ['8', '08:00'],
  ['19', '19:00'],
  ['0', '00:00'],
  ['24', '00:00'],
  ['25', null],
  ['jam 8', '08:00'],
  ['Jam 8 pagi', '08:00'],
  ['pukul 8', '08:00'],
  ['pkl. 8', '08:00'],
  ['8 pagi', '08:00'],
  ['jam delapan', '08:00'],
  ['jam 12 siang', '12:00'],
  ['jam 1 siang', '13:00'],
  ['jam 11 siang', '11:00'],
  ['jam 3 sore', '15:00'],
  ['jam 5 sore', '17:00'],
  ['jam 3 soré', '15:00'],
  ['jam pitu énjing', '07:00'],
  ['jam 7 malam', '19:00'],
  ['jam 12 malam', '00:00'],
  ['jam 1 malam', '01:00'],
  ['jam 2 dini hari', '02:00'],
  ['jam 19 malam', '19:00'],
  ['8 am', '08:00'],
  ['8pm', '20:00'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['setengah 9', '08:30'],
  ['jam setengah 9', '08:30'],
  ['setengah sembilan', '08:30'],
  ['setengah 9 malam', '20:30'],
  ['setengah 1 siang', '12:30'],
  ['setengah 12 malam', '23:30'],
  ['setengah 1 malam', '00:30'],
  ['jam 8 setengah', '08:30'],
  ['jam 8 lewat 15', '08:15'],
  ['jam 8 lebih 15 menit', '08:15'],
  ['jam 9 kurang 15', '08:45'],
  ['jam 9 kurang seperempat', '08:45'],
  ['jam 8 lewat seperempat', '08:15'],
  ['jam 8 30', '08:30'],
  ['jam 8 lewat 75', null],
  ['tgl 3 jam 8', '08:00'],
  ['besok jam 8', '08:00'],
  ['jam 8 atau 9', null],
  ['8 atau 9', null],
  ['08.00-10.00', null],
  ['08:00 atau 08:00', '08:00'],
  ['8 pagi atau sore', null],
  ['8 jam', null],
  ['30 menit', null],
  ['jam 8.5', '08:30'],
  ['jam pitu bengi', '19:00'],
  ['jam wolu esuk', '08:00'],
  ['tabuh gangsal sonten', '17:00'],
  ['jam rolas awan', '12:00'],
  ['sekarang', '19:30'],
  ['saiki', '19:30'],
  ['pagi', null],
  ['', null],
  ['halo', null],
  ['__proto__', null],
  ['3/5/2025', null],
];

describe('reading a time', () => {
  it.each(cases)('in %j finds %j', (text, expected) => {
    expect(readTime(text, about)).toBe(expected);
  });

  it.each(['08:30 ', '8 ', ':', '8.', 'jam 8 ', 'a', ' '])('takes 100 kB of %j in a moment', (part) => {
    const began = performance.now();
    readTime(part.repeat(100_000 / part.length), about);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
