import { describe, expect, it } from '@jest/globals';
import { readDate } from '../../../../src/engine/answers/read-date.ts';
import { readNumber } from '../../../../src/engine/answers/read-number.ts';
import { readTime } from '../../../../src/engine/answers/read-time.ts';

/** Sunday evening in Banyuwangi. */
const about = { now: Date.parse('2025-05-04T12:30:45Z'), timezone: 'Asia/Jakarta' };

describe('what somebody says it is not', () => {
  it.each([
    ...['bukan besok', 'tidak besok', 'mboten sesuk', 'Bukan hari Senin', 'bukan tgl 5', 'gak bisa besok'],
    ...['besok tidak bisa', 'senin gak iso', 'besok tidak bisa bu, maaf', 'bukan besok tapi lusa'],
  ])('is no date of theirs: %s', (text) => {
    expect(readDate(text, about)).toBeNull();
  });

  it.each(['tidak 5', 'bukan lima', 'ga 1.500.000', 'ora limang', 'tidak dua puluh'])(
    'is no number of theirs: %s',
    (text) => {
      expect(readNumber(text)).toBeNull();
    },
  );

  it.each(['bukan jam 8', 'tidak bisa jam 8', 'jam 8 tidak bisa'])('is no time of theirs: %s', (text) => {
    expect(readTime(text, about)).toBeNull();
  });
});

describe('a denial of something else', () => {
  it.each([
    ['tidak, besok', '2025-05-05'],
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

  it('leaves the time', () => {
    expect(readTime('jam 8 pagi saja bu biar tidak panas', about)).toBe('08:00');
  });
});
