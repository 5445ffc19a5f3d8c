import { describe, expect, it } from '@jest/globals';
import { findPhoneNumber } from '../../../../src/console/contacts/find-phone-number.ts';

describe('a phone number that staff write down', () => {
  it.each([
    ['081234567890'],
    ['6281234567890'],
    ['+62 812-3456-7890'],
    ['+62 (812) 3456.7890'],
    ['+62 0812 3456 7890'],
    ['0062 812 3456 7890'],
    ['０８１２３４５６７８９０'],
    // As copied from WhatsApp on a computer: marks of direction, spaces and dashes that do not break.
    ['\u202a+62\u00a0812\u20113456\u20117890\u202c\u200e'],
  ])('is read with its country, however it is written: %j', (written) => {
    expect(findPhoneNumber(written)).toBe('6281234567890');
  });

  it('may be of another country, if it says so', () => {
    expect(findPhoneNumber('+81 90 1234 5678')).toBe('819012345678');
    expect(findPhoneNumber('60 12 345 6789')).toBe('60123456789');
  });

  it.each([
    '81234567890',
    '812-3456-7890',
    '0212345678',
    '62812',
    '',
    '+',
    '0812x3456789',
    '6281234567890123',
  ])('is refused where it may be somebody else or nobody: %j', (written) => {
    expect(findPhoneNumber(written)).toBeUndefined();
  });
});
