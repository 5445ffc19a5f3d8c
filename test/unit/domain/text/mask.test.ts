import { describe, expect, it } from '@jest/globals';
import { maskText } from '../../../../src/domain/text/mask.ts';

const always: readonly (readonly [string, string])[] = [
  ['3510123456789012', '••••••••••••••••'],
  ['NIK: 3510 1234 5678 9012', 'NIK: •••• •••• •••• ••••'],
  ['3510.1234.5678.9012', '••••.••••.••••.••••'],
  ['3510-1234-5678-9012', '••••-••••-••••-••••'],
  ['3510 - 1234 - 5678 - 9012', '•••• - •••• - •••• - ••••'],
  ['351012\n345678\n9012', '••••••\n••••••\n••••'],
  ['351012 345678 9012.', '•••••• •••••• ••••.'],
  ['3510\r\n1234 5678\u00a09012', '••••\r\n•••• ••••\u00a0••••'],
  ['3510\u200b1234\u200b5678\u200b9012', '••••\u200b••••\u200b••••\u200b••••'],
  ['3 5 1 0 1 2 3 4 5 6 7 8 9 0 1 2', '• • • • • • • • • • • • • • • •'],
  ['nik saya3510123456789012ya', 'nik saya••••••••••••••••ya'],
  ['٣٥١٠١٢٣٤٥٦٧٨٩٠١٢', '••••••••••••••••'],
  ['٣٥١٠ ١٢٣٤ ٥٦٧٨ ٩٠١٢', '•••• •••• •••• ••••'],
  ['３５１０１２３４５６７８９０１２', '••••••••••••••••'],
  ['𝟑𝟓𝟏𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟐', '••••••••••••••••'],
  ['3️⃣5️⃣1️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣2️⃣', '•️⃣'.repeat(16)],
  ['٣510 1234 ５678 9012', '•••• •••• •••• ••••'],
  ['12345678901234567', '•••••••••••••••••'],
  ['4111 1111 1111 1111 111', '•••• •••• •••• •••• •••'],
  ['KK 3510123456789012 NIK 3510123456789013', 'KK •••••••••••••••• NIK ••••••••••••••••'],
  ['3510123456789012 3510123456789013', '•••••••••••••••• ••••••••••••••••'],
  ['3510123456789012 081234567890', '•••••••••••••••• 081234567890'],
  ['081234567890 3510123456789012', '081234567890 ••••••••••••••••'],
  ['081234567890\n3510 1234 5678 9012', '081234567890\n•••• •••• •••• ••••'],
  ['6281234567890 3510123456789012', '6281234567890 ••••••••••••••••'],
  ['+3510123456789012', '+••••••••••••••••'],
  ['3.510.123.456.789.000', '•.•••.•••.•••.•••.•••'],
  ['3961.04802305252–1', '••••.•••••••••••–•'],
  ['3510 081234567890', '•••• ••••••••••••'],
  ['3510 081234567890 081234567890', '•••• •••••••••••• 081234567890'],
  ['351012345678 9012', '•••••••••••• ••••'],
  ['(3510123456789012)', '(••••••••••••••••)'],
];

const secret: readonly (readonly [string, string])[] = [
  ['pin 1234', 'pin ••••'],
  ['PIN saya 123456', 'PIN saya ••••••'],
  ['pin1234', 'pin••••'],
  ['PIN:1234', 'PIN:••••'],
  ['pinku 1234', 'pinku ••••'],
  ['pinnya itu 1234 bu', 'pinnya itu •••• bu'],
  ['1234 itu pin saya', '•••• itu pin saya'],
  ['Kode OTP Anda adalah 482913', 'Kode OTP Anda adalah ••••••'],
  ['482-913 adalah kode verifikasi', '•••-••• adalah kode verifikasi'],
  ['kode verifikasi WhatsApp Anda: 482-913', 'kode verifikasi WhatsApp Anda: •••-•••'],
  ['kode 48 29 13', 'kode •• •• ••'],
  ['sandi 12345678', 'sandi ••••••••'],
  ['kata sandine 12345678', 'kata sandine ••••••••'],
  ['password: 2468', 'password: ••••'],
  ['pasword 2468', 'pasword ••••'],
  ['otp ١٢٣٤', 'otp ••••'],
  ['ＯＴＰ １２３４', 'ＯＴＰ ••••'],
  ['pin\n1234', 'pin\n••••'],
  ['pin 1234, hp 081234567890', 'pin ••••, hp 081234567890'],
  ['otp 1234\n5 anak', 'otp ••••\n5 anak'],
  ['pin 123456 654321', 'pin •••••• ••••••'],
];

const kept: readonly string[] = [
  '',
  'halo',
  '081234567890',
  '0812-3456-7890',
  '0812 3456 7890',
  '+62 812-3456-7890',
  '6281234567890',
  '+442071234567',
  '123456789012345',
  '081234567890 081234567891',
  '081234567890\n081234567891\n081234567892',
  '0812 3456 7890 0813 4567 8901',
  '0341123456 0341654321',
  '+62 812 3456 7890, +62 813 4567 8901',
  '081234567890 1500',
  '40 081234567890 081234567891',
  'pin 123',
  'pin 123456789',
  'pin saya hilang, hp 081234567890',
  'hp saya 0812 3456 7890 kode negara 62',
  '1234',
  'umur 40, anak 3',
  'tahun 2025',
  'pinjam 5000',
  'spin 1234',
  'kode pos 65145',
  'Kode Pos: 65145',
  'pin atm hilang, tarik 500.000',
  'ini pin yang dulu pernah kita bicarakan bersama tahun 2025',
  '50.000 75.000 100.000',
  '50.000\n75.000\n60.000\n80.500',
  '12-05-2025 13-05-2025',
  '12-05-2025 - 13-05-2025',
  '2025-05-12 2025-05-13',
  '08.30-12.00 13.00-17.00',
  '__proto__',
  '•••• •••• •••• ••••',
];

describe('masking', () => {
  it.each(always)('always hides %j', (text, masked) => {
    expect(maskText(text, 'other')).toBe(masked);
    expect(maskText(text, 'digits')).toBe(masked);
  });

  it.each(secret)('hides the code in %j unless digits are expected', (text, masked) => {
    expect(maskText(text, 'other')).toBe(masked);
    expect(maskText(text, 'digits')).toBe(text);
  });

  it.each(kept)('keeps %j', (text) => {
    expect(maskText(text, 'other')).toBe(text);
    expect(maskText(text, 'digits')).toBe(text);
  });

  it('masks what is masked no further', () => {
    for (const [text] of [...always, ...secret]) {
      const once = maskText(text, 'other');
      expect(maskText(once, 'other')).toBe(once);
    }
  });

  it.each([
    ['9'.repeat(100_000), '•'.repeat(100_000)],
    ['9 '.repeat(50_000), '• '.repeat(50_000)],
    ['pin 1234 '.repeat(11_000), 'pin •••• '.repeat(11_000)],
    [' '.repeat(100_000), ' '.repeat(100_000)],
    [`1${' '.repeat(99_998)}2`, `1${' '.repeat(99_998)}2`],
    ['081234567890 '.repeat(8_000), '081234567890 '.repeat(8_000)],
    ['a'.repeat(100_000), 'a'.repeat(100_000)],
  ])('takes 100 kB in a moment', (text, masked) => {
    const began = performance.now();
    expect(maskText(text, 'other') === masked).toBe(true);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
