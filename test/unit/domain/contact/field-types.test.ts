import { describe, expect, it } from '@jest/globals';
import { type FieldRules, fitField } from '../../../../src/domain/contact/field-types.ts';

const rules: FieldRules = new Map([
  ['anak', { type: 'number', title: 'Jumlah anak', oneOf: [] }],
  ['lahir', { type: 'date', title: 'Tanggal lahir', oneOf: [] }],
  ['listrik', { type: 'yes_no', title: 'Ada listrik', oneOf: [] }],
  ['kelas', { type: 'text', title: 'Kelas', oneOf: ['1', 'Dua'] }],
]);

describe('a declared field', () => {
  it.each([
    ['anak', '3', 3],
    ['anak', '2,5', 2.5],
    ['lahir', '2025-05-04', '2025-05-04'],
    ['lahir', '4/5/2025', '2025-05-04'],
    ['lahir', '2025-05-04T10:00:00+07:00', '2025-05-04'],
    ['listrik', 'Ya', true],
    ['listrik', 'tidak', false],
    ['kelas', 1, '1'],
    ['kelas', 'dua', 'Dua'],
    ['anak', null, null],
    ['bebas', 'apa saja', 'apa saja'],
  ])('%s takes %p as %p', (key, given, kept) => {
    expect(fitField(rules, key, given)).toEqual({ value: kept });
  });

  it.each([
    ['anak', 'tiga'],
    ['anak', true],
    ['lahir', '31/2/2025'],
    ['lahir', 20250504],
    ['listrik', 'mungkin'],
    ['kelas', 'tiga'],
  ])('%s refuses %p', (key, given) => {
    expect(fitField(rules, key, given)).toHaveProperty('wanted');
  });
});
