import { describe, expect, it } from '@jest/globals';
import { plainWhen } from '../../../../src/engine/announce/plain-when.ts';

/** Monday, 10 in the morning. */
const about = { now: Date.parse('2025-05-05T10:00:00+07:00'), timezone: 'Asia/Jakarta' };
const read = (said: string) =>
  plainWhen(said, about, (word) => ['desa', 'kelompok'].includes(word.toLowerCase()));
const at = (time: string): number => Date.parse(`${time}:00+07:00`);

describe('when and for whom somebody announces', () => {
  it.each([
    ['semua keluarga', 'semua keluarga', null],
    ['besok 08:00 semua keluarga', 'semua keluarga', at('2025-05-06T08:00')],
    ['semua keluarga besok jam 9', 'semua keluarga', at('2025-05-06T09:00')],
    ['jam 3 sore desa Songgon', 'desa Songgon', at('2025-05-05T15:00')],
    ['jam 9 desa Songgon', 'desa Songgon', at('2025-05-06T09:00')],
    ['nanti malam jam 7 semua pendamping', 'semua pendamping', at('2025-05-05T19:00')],
    ['lusa jam setengah 9 semua keluarga', 'semua keluarga', at('2025-05-07T08:30')],
    ['hari Jumat jam 8 pagi semua keluarga', 'semua keluarga', at('2025-05-09T08:00')],
    ['tgl 12 jam 10.30 semua keluarga', 'semua keluarga', at('2025-05-12T10:30')],
    ['3 Juni pukul 08.00 semua keluarga', 'semua keluarga', at('2025-06-03T08:00')],
    ['kelompok tani 2 besok jam 9', 'kelompok tani 2', at('2025-05-06T09:00')],
    ['desa Songgon kelompok tani', 'desa Songgon kelompok tani', null],
    ['kelompok jumat', 'kelompok jumat', null],
    ['desa Minggu jam 11', 'desa Minggu', at('2025-05-05T11:00')],
    ['role = volunteer AND village = "Senin 9"', 'role = volunteer AND village = "Senin 9"', null],
    ['besok semua keluarga', 'semua keluarga', 'unclear'],
    ['kemarin jam 8 semua keluarga', 'semua keluarga', 'past'],
    ['hari ini jam 8 semua keluarga', 'semua keluarga', 'past'],
    ['besok jam 8 atau 9 semua keluarga', 'semua keluarga', 'unclear'],
    ['Senin atau Selasa jam 8 semua keluarga', 'semua keluarga', 'unclear'],
    ['tgl 40 jam 8 semua keluarga', 'semua keluarga', 'unclear'],
    ['semua keluarga jam 25', 'semua keluarga', 'unclear'],
    ['besok jam 9', '', at('2025-05-06T09:00')],
  ])('is understood from "%s"', (said, whom, when) => {
    expect(read(said)).toEqual({ whom, at: when });
  });
});
