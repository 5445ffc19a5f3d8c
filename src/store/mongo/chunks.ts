/** A command must stay under 16 MB; a character takes at most three bytes. */
const mostCharacters = 4_000_000;

/** Splits statements into as few commands as MongoDB's size of a message allows; `sizeOf` tells of their characters. */
export function chunksOf<T>(
  statements: readonly T[],
  sizeOf: (statement: T) => number,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let room = 0;
  for (const statement of statements) {
    const size = sizeOf(statement);
    if (chunks.length === 0 || size > room) {
      chunks.push([]);
      room = mostCharacters;
    }
    room -= size;
    chunks.at(-1)?.push(statement);
  }
  return chunks;
}

/**
 * The characters of a document whose long values are texts, or lists of texts, at its top, and a little for the rest.
 */
export function sizeOfTexts(document: object): number {
  let size = 500;
  for (const value of Object.values(document)) {
    size += typeof value === 'string' ? value.length : Array.isArray(value) ? sizeOfList(value) : 0;
  }
  return size;
}

function sizeOfList(list: readonly unknown[]): number {
  return list.reduce<number>((sum, each) => sum + 20 + (typeof each === 'string' ? each.length : 0), 0);
}
