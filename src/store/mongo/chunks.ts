/** A command must stay under 16 MB; a character takes at most three bytes. */
const mostCharacters = 4_000_000;

const sizeOf = (value: unknown): number =>
  typeof value === 'string'
    ? value.length
    : typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 20)
      : 10;

/** Splits statements into as few commands as MongoDB's size of a message allows. */
export function chunksOf<T>(statements: readonly T[]): readonly (readonly T[])[] {
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
