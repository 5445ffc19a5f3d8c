import { encode } from 'uqr';

/** Black on white of the 256 colours: themes change the first sixteen, and some swap light and dark. */
const ink = '\u001B[38;5;16;48;5;231m';
const plain = '\u001B[0m';
/** By which halves are dark: none, the lower, the upper, both. */
const halves = [' ', '▄', '▀', '█'];

/** A QR as lines for a terminal, two rows of it in each; dark on light, whatever the terminal's own colours. */
export function drawQr(text: string): { readonly lines: readonly string[]; readonly columns: number } {
  const { data, size } = encode(text, { border: 2 });
  const darkAt = (row: number, column: number): number => Number(data[row]?.[column] ?? false);
  const columns = Array.from({ length: size }, (_, column) => column);
  const lineOf = (row: number): string =>
    columns.map((column) => halves[2 * darkAt(row, column) + darkAt(row + 1, column)]).join('');
  const lines = Array.from({ length: Math.ceil(size / 2) }, (_, line) => `${ink}${lineOf(2 * line)}${plain}`);
  return { lines, columns: size };
}
