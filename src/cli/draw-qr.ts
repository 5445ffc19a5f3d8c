import { renderUnicodeCompact } from 'uqr';

/** A QR of half blocks, two rows of it in one line of a terminal; dark on light whatever the terminal's colours. */
export function drawQr(text: string): string {
  const lines = renderUnicodeCompact(text, { border: 2 }).split('\n');
  return lines.map((line) => `\u001B[97;40m${line}\u001B[0m`).join('\n');
}
