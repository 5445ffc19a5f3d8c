/** Something in a file that its author should mend. */
export interface Fault {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Errors stop a start, warnings never do; a hint is on what runs as written but was hardly meant so. */
  readonly level: 'error' | 'warning' | 'hint';
  /** What is wrong and how to mend it, in plain English. */
  readonly text: string;
}

/** A fault as one line for a terminal: `file:line:column: error: text`. */
export function formatFault({ file, line, column, level, text }: Fault): string {
  return `${file}:${line}:${column}: ${level}: ${text}`;
}

/** The errors among faults, a line for each. */
export function formatErrors(faults: readonly Fault[]): readonly string[] {
  return faults.filter(({ level }) => level === 'error').map(formatFault);
}

/** The order in which faults are listed: by file, then by place. */
export function compareFaults(left: Fault, right: Fault): number {
  if (left.file !== right.file) {
    return left.file < right.file ? -1 : 1;
  }
  return left.line - right.line || left.column - right.column;
}
