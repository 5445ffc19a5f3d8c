import { parseArgs } from 'node:util';

/** What a run was asked for. */
export interface Options {
  readonly runs: number;
  readonly quick: boolean;
  readonly json: boolean;
  /** Names of benches, or the beginnings of names; none: all. */
  readonly only: readonly string[];
}

/** Reads the command line; throws for an option that is not known or a number of runs that is none. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) {
    throw new Error(`--runs ${values.runs} is no number of runs`);
  }
  return { runs, quick: values.quick, json: values.json, only: positionals };
}
