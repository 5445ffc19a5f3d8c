import { describe, expect, it } from '@jest/globals';
import { readDate } from '../../../../src/engine/answers/read-date.ts';
import { readNumber } from '../../../../src/engine/answers/read-number.ts';
import { readPhone } from '../../../../src/engine/answers/read-phone.ts';
import { readTime } from '../../../../src/engine/answers/read-time.ts';

/** Sunday evening in Banyuwangi. */
const about = { now: Date.parse('2025-05-04T12:30:45Z'), timezone: 'Asia/Jakarta' };

describe('what somebody says it is not', () => {
  it.each([
    ...['bukan besok', 'tidak besok', 'mboten sesuk', 'Bukan hari Senin', 'bukan tgl 5', 'gak bisa besok'],
    ...['besok tidak bisa', 'senin gak iso', 'besok tidak bisa bu, maaf', 'bukan besok tapi lusa'],
    ...[
      'gak jadi besok',
      'gajadi bsk',
      'gak sampai besok',
      'tidak sampai tgl 3',
      'batal besok',
      'jangan besok',
    ],
    ...['besok gak jadi', 'hari ini gak bisa', '3 mei tidak bisa', 'senin depan batal bu', 'ora sido sesuk'],
    ...['belum bisa besok', 'besok/lusa'],
  ])('is no date of theirs: %s', (text) => {
    expect(readDate(text, about)).toBeNull();
  });

  it.each([
    ...['tidak 5', 'bukan lima', 'ga 1.500.000', 'ora limang', 'tidak dua puluh'],
    ...['gak sampai 5', 'gak jadi 5', 'ga sampe lima', 'belum sampai 5', 'blm ada 5', 'jangan 5'],
  ])('is no number of theirs: %s', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it.each(['bukan 081234567890', 'gak jadi +6281234567890'])('is no phone of theirs: %s', (text) => {
    expect(readPhone(text)).toBeNull();
  });

  it.each([
    ...['bukan jam 8', 'tidak bisa jam 8', 'jam 8 tidak bisa', 'gak jadi jam 8', 'jam 8 pagi gak bisa'],
    'jam 9-10',
  ])('is no time of theirs: %s', (text) => {
    expect(readTime(text, about)).toBeNull();
  });
});

describe('a denial of something else', () => {
  it.each([
    ['tidak, besok', '2025-05-05'],
    ['belum besok insyaallah', '2025-05-05'],
    ['besok pagi/siang', '2025-05-05'],
    ['gak jadi, besok aja', '2025-05-05'],
    ['5 mei, tidak tahu tahunnya', '2025-05-05'],
    ['besok kalau tidak hujan', '2025-05-05'],
    ['no 5 mei', '2025-05-05'],
    ['12 juni 1990 tidak ada akta', '1990-06-12'],
  ])('leaves the date: %s', (text, date) => {
    expect(readDate(text, about)).toBe(date);
  });

  it.each([
    ['tidak, 5', 5],
    ['enggak. 5', 5],
    ['rumah no 5', 5],
    ['kalau tidak salah 5', 5],
    ['3 anak tidak ada yang sekolah', 3],
  ])('leaves the number: %s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each(['no 081234567890', 'tidak ada wa, 081234567890'])('leaves the phone: %s', (text) => {
    expect(readPhone(text)).toBe('+6281234567890');
  });

  it('leaves the time', () => {
    expect(readTime('jam 8 pagi saja bu biar tidak panas', about)).toBe('08:00');
  });
});
