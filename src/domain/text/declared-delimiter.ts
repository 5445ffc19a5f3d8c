/** What the first line of a table says of its cells, as Excel writes and reads it: `sep=;`. */
export interface DeclaredDelimiter {
  /** What stands between cells; undefined where nothing is said. */
  readonly delimiter: string | undefined;
  /** The table without that line. */
  readonly table: string;
  /** How many lines that are not of the table come before it. */
  readonly linesBefore: number;
}

const line = /^\uFEFF?"?sep=(?<mark>[,;|\t])"?[,;|\t]*\r?(?:\n|$)/iu;

/** Reads the line by which a table says what separates its cells. Lines end with a line feed. */
export function declaredDelimiter(text: string): DeclaredDelimiter {
  const found = line.exec(text);
  return found
    ? { delimiter: found.groups?.['mark'], table: text.slice(found[0].length), linesBefore: 1 }
    : { delimiter: undefined, table: text, linesBefore: 0 };
}
