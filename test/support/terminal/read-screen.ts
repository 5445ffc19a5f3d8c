/** One character of a screen. */
export interface Cell {
  readonly character: string;
  /** As it was set for 256 colours; null: the terminal's own. */
  readonly ink: number | null;
  readonly ground: number | null;
}

type Pen = Pick<Cell, 'ink' | 'ground'>;

const escape = String.fromCharCode(27);
const sequence = new RegExp(`${escape}\\[([\\d;]*)([A-Z])|[^${escape}]`, 'giu');

interface Screen {
  readonly rows: Cell[][];
  row: number;
  column: number;
  pen: Pen;
}

/**
 * What stands on a terminal after all this was written, its scrolled lines included: it knows colours of 256, the way
 * up (`A`), the end of the screen (`J`), and new lines.
 */
export function readScreen(written: string): readonly (readonly Cell[])[] {
  const screen: Screen = { rows: [[]], row: 0, column: 0, pen: { ink: null, ground: null } };
  for (const [said, numbers = '', letter = ''] of written.matchAll(sequence)) {
    if (letter === '') {
      write(screen, said);
    } else {
      commands[letter]?.(screen, numbers);
    }
  }
  return screen.rows;
}

function write(screen: Screen, character: string): void {
  if (character === '\r' || character === '\n') {
    screen.column = 0;
    screen.row += character === '\n' ? 1 : 0;
    screen.rows[screen.row] ??= [];
    return;
  }
  (screen.rows[screen.row] ??= [])[screen.column++] = { character, ...screen.pen };
}

const commands: Readonly<Record<string, (screen: Screen, numbers: string) => void>> = {
  A: (screen, numbers) => {
    screen.row -= Number(numbers);
  },
  J: ({ rows, row, column }) => {
    rows.length = row + 1;
    rows[row]?.splice(column);
  },
  m: (screen, numbers) => {
    screen.pen = penOf(numbers, screen.pen);
  },
};

function penOf(numbers: string, before: Pen): Pen {
  const ink = /(?:^|;)38;5;(\d+)/u.exec(numbers)?.[1];
  const ground = /(?:^|;)48;5;(\d+)/u.exec(numbers)?.[1];
  return ink === undefined && ground === undefined
    ? { ink: null, ground: null }
    : { ink: ink ? Number(ink) : before.ink, ground: ground ? Number(ground) : before.ground };
}

/** A line of a screen as words. */
export function wordsOf(row: readonly Cell[]): string {
  return row.map(({ character }) => character).join('');
}
