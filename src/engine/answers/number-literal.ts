const LONGEST = 15;

/**
 * Written digits as a number, the Indonesian way: dots group by three, a comma is the decimal sign. A dot
 * before other than three digits is a decimal sign too; several commas group. NaN for anything else.
 */
export function numberLiteral(written: string): number {
  const text = written.replace(/[.,]+$/u, '');
  // A telephone number is no amount.
  const isPhone = /^(?:0|62)8\d{7,}$/u.test(text);
  if (isPhone || text.replace(/[.,]/gu, '').length > LONGEST) {
    return Number.NaN;
  }
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/u.test(text)) {
    return Number(text.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d+$|^[1-9]\d{0,2}(?:,\d{3}){2,}$/u.test(text)) {
    return Number(text.replaceAll(',', ''));
  }
  // Thousands to some and a fraction to others.
  if (/^[1-9]\d{1,2},\d{3}$/u.test(text)) {
    return Number.NaN;
  }
  return /^\d+(?:[.,]\d+)?$/u.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}
