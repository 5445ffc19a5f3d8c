type Modules = readonly (readonly boolean[])[];

/** Of the lowest level of correction, by version: check words in each block, and blocks (ISO/IEC 18004, table 9). */
const checks = [
  7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26,
];
const blockCounts = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12];

const masks: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/**
 * The text in a QR without a border and without a fault: lowest level of correction, bytes, up to version 25. Throws
 * where it is anything else.
 */
export function readQr(modules: Modules): string {
  const version = (modules.length - 17) / 4;
  const format = formatOf(modules);
  const mask = masks[format & 7];
  if (!Number.isInteger(version) || checks[version - 1] === undefined || format >> 3 !== 1 || !mask) {
    throw new Error('no QR of the lowest level of correction');
  }
  const words = wordsIn(
    path(modules.length, version).map(([x, y]) => at(modules, x, y) !== (mask(x, y) === 0)),
  );
  return textIn(inOrder(words, version), version);
}

const at = (modules: Modules, x: number, y: number): boolean => modules[y]?.[x] ?? false;

/** Level and mask, around the upper left corner. */
function formatOf(modules: Modules): number {
  const early = [0, 1, 2, 3, 4, 5, 7].map((y) => at(modules, 8, y));
  const late = [8, 7, 5, 4, 3, 2, 1, 0].map((x) => at(modules, x, 8));
  const bits = [...early, ...late].reduce((sum, bit, place) => sum + (bit ? 1 << place : 0), 0);
  return (bits ^ 0x5412) >> 10;
}

/** The modules that hold words, in order: up and down two columns at a time from the right. */
function path(size: number, version: number): readonly (readonly [number, number])[] {
  const isTaken = takenIn(size, version);
  const places: [number, number][] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    right = right === 6 ? 5 : right;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      places.push(...[right, right - 1].flatMap((x): [number, number][] => (isTaken(x, y) ? [] : [[x, y]])));
    }
    up = !up;
  }
  return places;
}

/** What is there for the eye of the reader: corners, lines between them, small squares, the version. */
function takenIn(size: number, version: number): (x: number, y: number) => boolean {
  const far = size - 9;
  const centres = centresOf(size, version);
  const isCorner = (x: number, y: number): boolean => (x < 9 && (y < 9 || y > far)) || (x > far && y < 9);
  const nearOne = (place: number): number | undefined => centres.find((each) => Math.abs(each - place) <= 2);
  const isSquare = (x: number, y: number): boolean => {
    const [across, down] = [nearOne(x), nearOne(y)];
    return across !== undefined && down !== undefined && !isCorner(across, down);
  };
  const isVersion = (x: number, y: number): boolean =>
    version > 6 && ((x > size - 12 && y < 6) || (y > size - 12 && x < 6));
  return (x, y) => x === 6 || y === 6 || isCorner(x, y) || isSquare(x, y) || isVersion(x, y);
}

function centresOf(size: number, version: number): readonly number[] {
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const rest = Array.from({ length: Math.max(0, count - 1) }, (_, each) => size - 7 - each * step);
  return count === 0 ? [] : [6, ...rest];
}

function wordsIn(bits: readonly boolean[]): readonly number[] {
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, word) =>
    numberOf(bits.slice(word * 8, word * 8 + 8)),
  );
}

const numberOf = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0);

/** Blocks lie woven into one another, word by word; the later ones may be longer by one. */
function inOrder(words: readonly number[], version: number): readonly number[] {
  const count = blockCounts[version - 1] ?? 1;
  const short = Math.floor(words.length / count) - (checks[version - 1] ?? 0);
  const shortOnes = count - (words.length % count);
  const blocks = Array.from({ length: count }, (): number[] => []);
  let next = 0;
  for (let place = 0; place <= short; place++) {
    blocks.forEach((block, number) => {
      if (place < short || number >= shortOnes) {
        block.push(words[next++] ?? 0);
      }
    });
  }
  return blocks.flat();
}

function textIn(words: readonly number[], version: number): string {
  const bits = words.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((place) => ((word >> place) & 1) === 1));
  const start = version < 10 ? 12 : 20;
  if (numberOf(bits.slice(0, 4)) !== 4) {
    throw new Error('the QR holds no bytes');
  }
  const length = numberOf(bits.slice(4, start));
  return Buffer.from(wordsIn(bits.slice(start, start + length * 8))).toString('utf8');
}
