import { describe, expect, it } from '@jest/globals';
import { mentionsOf, redactRow } from '../../../src/domain/redact-row.ts';
import { sampleRow } from '../../support/store-samples.ts';

const erased = (name: string) => ({ contact: 'x', name, origins: [] });
const without = (name: string, text: string): unknown =>
  redactRow(sampleRow('1', { contact: 'b', data: { text } }), erased(name))?.data['text'];

describe('a row of somebody else', () => {
  it('loses a whole name wherever it stands, in any case, and not inside of another', () => {
    expect(without('Siti Aminah', 'Bu SITI AMINAH sehat')).toBe('Bu … sehat');
    expect(without('Siti Aminah', 'Siti Aminahwati sehat')).toBeUndefined();
    expect(without('Nur (Ibu) C+', 'Nur (Ibu) C+ sehat')).toBe('… sehat');
  });

  it('loses a single name only where no second name follows', () => {
    expect(without('Siti', '1. Siti: Kunjungan')).toBe('1. …: Kunjungan');
    expect(without('Siti', '1. Siti Rahma: Kunjungan')).toBeUndefined();
    expect(without('Sri', 'Srikandi')).toBeUndefined();
  });

  it('keeps the name of somebody whose number only begins with that of the erased one', () => {
    expect(without('Ibu 1', 'Halo Ibu 12, ada Ibu 1?')).toBe('Halo Ibu 12, ada …?');
    expect(without('Orang14', 'Halo Orang148')).toBeUndefined();
  });

  it('is left alone where the name says nothing', () => {
    expect(without('', 'Halo')).toBeUndefined();
    expect(without('A', 'A B')).toBeUndefined();
    expect(mentionsOf(erased('A'))).toEqual(['x']);
  });

  it('is found by the longest part of the name, whatever stands between two and however it is kept', () => {
    expect(mentionsOf(erased('Ibu  Nurul'))).toEqual(['x', 'nurul']);
    expect(mentionsOf(erased('Nur "Ibu"'))).toEqual(['x', 'nur']);
    expect(mentionsOf(erased('Éé "B'))).toEqual(['x', 'Éé', 'éé', 'ÉÉ']);
  });
});
