/** A command must stay under 16 MB; a character takes at most three bytes. */
const mostCharacters = 4_000_000;

/** Looked at for every statement, so nothing is made on the way. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') {
    return value.length;
  }
  if (typeof value !== 'object' || value === null) {
    return 10;
  }
  let size = 20;
  for (const key in value) {
    size += sizeOf(value[key as keyof typeof value]);
  }
  return size;
}

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
