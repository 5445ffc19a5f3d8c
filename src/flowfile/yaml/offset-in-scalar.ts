import { isScalar, type Node } from 'yaml';

/** In quotes one sign may be written as several. */
const written: { readonly [type: string]: RegExp } = {
  QUOTE_SINGLE: /''|[^]/gu,
  QUOTE_DOUBLE: /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|\r\n|[^])|[^]/gu,
};

/** Escapes that stand for a space or nothing: the end of a line, a tab, a space that does not break. */
const blankEscape = /^\\(?:[\s_ntvfrLP]|x(?:09|0[ABCDabcd]|20|A0|a0)|u(?:000[9ABCDabcd]|0020|00[Aa]0))/u;

/**
 * Where in the file the character at `offset` of a text stands. Spaces and line ends are folded, cut and
 * escaped in many ways; the signs between them stay in their order, so those are counted.
 */
export function offsetInScalar(file: string, node: Node | null, offset: number): number {
  const [start, end] = node?.range ?? [0, 0];
  if (!isScalar(node) || typeof node.value !== 'string') {
    return start;
  }
  const type = node.type ?? '';
  const content = start + headLength(file.slice(start, end), type);
  const units = file.slice(content, end).matchAll(written[type] ?? /[^]/gu);
  return content + placeAfter(signs(node.value.slice(0, offset)), units);
}

/** Where the sign after so many others begins; the end of the last one where there is none. */
function placeAfter(count: number, units: Iterable<RegExpExecArray>): number {
  let left = count;
  let end = 0;
  for (const { 0: unit, index } of units) {
    const weight = weightOf(unit);
    if (left === 0 && weight > 0) {
      return index;
    }
    left -= Math.min(weight, left);
    end = weight > 0 ? index + unit.length : end;
  }
  return end;
}

/** What stands before the text: a quote, or the line of `|` and `>`. */
function headLength(text: string, type: string): number {
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    return 1;
  }
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? text.search(/[\r\n]|$/u) : 0;
}

/** The UTF-16 units of a text that are no space. */
function signs(text: string): number {
  return text.replace(/\s/gu, '').length;
}

function weightOf(unit: string): number {
  if (unit.length === 1 || !unit.startsWith('\\')) {
    return unit === "''" ? 1 : signs(unit);
  }
  if (blankEscape.test(unit)) {
    return 0;
  }
  return unit.startsWith('\\U') && parseInt(unit.slice(2), 16) > 0xffff ? 2 : 1;
}
