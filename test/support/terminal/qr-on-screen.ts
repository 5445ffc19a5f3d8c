import { type Cell } from './read-screen.ts';

/** Which halves of a cell are in the colour of the ink. */
const inked: Readonly<Record<string, readonly [boolean, boolean]>> = {
  ' ': [false, false],
  '▀': [true, false],
  '▄': [false, true],
  '█': [true, true],
};

/** Black and white among 256 colours. */
const shades: Readonly<Record<number, boolean>> = { 16: true, 231: false };

/**
 * The QRs on a screen, from the top: true is dark, as an eye sees it, with the light border around. A colour that is
 * not black or white for certain throws, for nobody knows what it looks like.
 */
export function qrsOnScreen(
  rows: readonly (readonly Cell[])[],
): readonly (readonly (readonly boolean[])[])[] {
  const found: boolean[][][] = [];
  let before = false;
  for (const row of rows) {
    const isDrawn = row.some(({ ground }) => ground !== null);
    if (isDrawn) {
      const [upper, lower] = [0, 1].map((half) => row.map((cell) => isDark(cell, half)));
      const qr = before ? found.at(-1) : undefined;
      const lines = [upper ?? [], lower ?? []];
      if (qr) {
        qr.push(...lines);
      } else {
        found.push(lines);
      }
    }
    before = isDrawn;
  }
  return found;
}

function isDark({ character, ink, ground }: Cell, half: number): boolean {
  const shade = shades[(inked[character]?.[half] ? ink : ground) ?? -1];
  if (shade === undefined || inked[character] === undefined) {
    throw new Error('a cell of the QR is neither black nor white for certain');
  }
  return shade;
}
