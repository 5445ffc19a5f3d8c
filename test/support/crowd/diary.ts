import { existsSync, readFileSync } from 'node:fs';

/** What a process wrote down of its own sends, over all its lives. */
export interface Diary {
  readonly path: string;
  /** When it began each, in milliseconds. */
  sendings(): readonly number[];
}

/** The diary that a process keeps when it is started with `PATH_LOG` set to this path. */
export function createDiary(path: string): Diary {
  return {
    path,
    sendings: () =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .flatMap((line) => (line.startsWith('sending ') ? [Number(line.slice('sending '.length))] : []))
        : [],
  };
}
