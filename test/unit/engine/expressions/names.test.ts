import { describe, expect, it } from '@jest/globals';
import { formatMoment } from '../../../../src/engine/expressions/calendar/format-moment.ts';
import { nameTable } from '../../../../src/engine/expressions/calendar/name-table.ts';
import { namesIn } from '../../../../src/engine/expressions/calendar/names.ts';

const codes = nameTable
  .trim()
  .split('\n')
  .flatMap((line) => line.slice(0, line.indexOf(':')).split(' '));

describe('the names of days and months', () => {
  it.each(codes)('are all there in %s', (code) => {
    const { days, shortDays, months, shortMonths, halves } = namesIn(code);
    const all = [days, shortDays, months, shortMonths, halves];
    expect(all.map((names) => names.length)).toEqual([7, 7, 12, 12, 2]);
    expect(all.flat().every((name) => name !== '' && name === name.trim())).toBe(true);
  });

  it('are English in a language that is not known', () => {
    expect(namesIn('xx')).toBe(namesIn('eng'));
    expect(namesIn('eng').shortMonths[8]).toBe('Sep');
  });

  it('tell the halves of a day in small letters by aa and in capitals by AA', () => {
    const wall = { year: 2026, month: 3, day: 1, nanos: 0 };
    const shown = formatMoment({ wall, offset: 0, language: 'tur' }, 'aa AA', 'time');
    expect(shown).toBe('öö ÖÖ');
  });

  it('are found by either code, whatever its case and country', () => {
    expect([namesIn('IND').days[5], namesIn('id-ID').days[5]]).toEqual(['Jumat', 'Jumat']);
  });
});
