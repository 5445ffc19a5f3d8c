import { drawQr } from './draw-qr.ts';

/** A QR in a terminal that others write to as well. */
export interface QrScreen {
  /**
   * Draws the QR of a text, in the place of the one before where nothing was written since; null: none counts any more.
   */
  readonly show: (text: string | null) => void;
  /** Something else was written: what stands above is left alone. */
  readonly disturb: () => void;
}

/** Where it is drawn. Its size is unknown in some. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** What is said beside a QR: what to do with it, that it counts no more, that there is no room for it. */
export type QrWord = 'whatsapp_scan' | 'whatsapp_qr_over' | 'whatsapp_qr_narrow';

/** A QR is a key, and for eyes: where nobody looks, as in a file, it is not written. */
export function createQrScreen(terminal: Terminal, say: (word: QrWord) => string): QrScreen {
  /** How many lines of ours the screen ends with; null: they are there, and something else stands below. */
  let drawn: number | null = 0;
  const widthOf = (): number => {
    const { columns = 0 } = terminal;
    return columns === 0 ? Infinity : columns;
  };
  const heightOf = (line: string): number => Math.max(1, Math.ceil(line.length / widthOf()));
  const write = (lines: readonly string[], height: number): void => {
    const over = drawn !== null && drawn > 0 && drawn < (terminal.rows ?? 0);
    const back = over ? `\u001B[${drawn}A\u001B[J` : '';
    terminal.write(`${back}${lines.map((line) => `${line}\n`).join('')}`);
    drawn = height;
  };
  const show = (text: string): void => {
    const { lines, columns } = drawQr(text);
    const fits = columns <= widthOf();
    const words = say(fits ? 'whatsapp_scan' : 'whatsapp_qr_narrow');
    const above = fits ? ['', ...lines] : [];
    write([...above, words], above.length + heightOf(words));
  };
  return {
    show: (text) => {
      if (!terminal.isTTY) {
        return;
      }
      if (text !== null) {
        show(text);
      } else if (drawn !== 0) {
        write(drawn === null ? [say('whatsapp_qr_over')] : [], 0);
      }
    },
    disturb: () => {
      drawn = drawn === 0 ? 0 : null;
    },
  };
}
