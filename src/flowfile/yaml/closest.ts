/** The known word that was probably meant; undefined when none is near. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let distance = Infinity;
  for (const candidate of known) {
    const farthest = reachOf(Math.min(word.length, candidate.length));
    const near = Math.abs(candidate.length - word.length) <= farthest;
    const letters = near ? editDistance(word.toLowerCase(), candidate.toLowerCase()) : Infinity;
    if (letters <= farthest && letters < distance) {
      best = candidate;
      distance = letters;
    }
  }
  return best;
}

/** How many letters may be wrong in a word of this length. */
function reachOf(length: number): number {
  return length < 2 ? 0 : length < 4 ? 1 : 2;
}

/** The known word that a word is but for one letter, or for capital letters; undefined when there is none. */
export function misspelt(word: string, known: Iterable<string>): string | undefined {
  const near = closest(word, known);
  const [written, meant] = [word.toLowerCase(), near?.toLowerCase()];
  return meant === undefined || editDistance(written, meant) > 1 ? undefined : near;
}

/** How many letters must change to make one word of the other. */
function editDistance(left: string, right: string): number {
  if (isSwapped(left, right)) {
    return 1;
  }
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(right).entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Whether two neighbouring letters changed places: `sya` for `say`. */
function isSwapped(left: string, right: string): boolean {
  const at = Array.from(left).findIndex((letter, index) => letter !== right[index]);
  const swapped = left.slice(0, at) + left.charAt(at + 1) + left.charAt(at) + left.slice(at + 2);
  return at !== -1 && swapped === right;
}
