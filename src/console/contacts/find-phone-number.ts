/** A pasted number comes with marks of direction that nobody sees, and with whatever spaces and dashes look well. */
const between = /[\p{Cf}\s().\p{Pd}]/gu;

/**
 * The digits with country code of a number as staff write it: `0812…`, `62812…`, `+62 (812) …`. Undefined where it is
 * none, and where it begins like one that lost its first 0 in a spreadsheet: 812… would be somebody's in Japan.
 */
export function findPhoneNumber(written: string): string | undefined {
  const bare = written.normalize('NFKC').replaceAll(between, '');
  const [, plus, digits = ''] = /^(\+|00)?(\d+)$/.exec(bare) ?? [];
  const whole = digits.replace(/^(?:62)?08/, '628');
  const isWhole = /^[1-9]\d{7,14}$/.test(whole) && (plus !== undefined || !whole.startsWith('8'));
  return isWhole ? whole : undefined;
}
