import { type Decimal, readDecimal } from '../decimal.ts';
import { ifPossible } from '../if-possible.ts';
import { type Environment } from '../scope.ts';

const escape = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Arabic and Persian digits stand in rows of sixteen that begin with their zero. */
const digitOf = (character: string): string => String((character.codePointAt(0) ?? 0) % 16);

/** The numbers in a text as people here write them, in order; none that is out of range. */
export function findNumbers(
  { decimal, grouping }: Pick<Environment, 'decimal' | 'grouping'>,
  text: string,
): readonly Decimal[] {
  const [point, group] = [escape(decimal), escape(grouping)];
  const pattern = new RegExp(
    String.raw`[-+]?(?:[\p{N}${group}]+(?:${point}\p{N}+)?|(?:\W|^)${point}\p{N}+)`,
    'gu',
  );
  return Array.from(text.matchAll(pattern), ([written]) => {
    const plain = written.replaceAll(grouping, '').replaceAll(decimal, '.');
    return ifPossible(() => readDecimal(plain.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, digitOf)));
  }).filter((number) => number !== undefined);
}
