import { type Data } from './data.ts';
import { type Evaluation } from './evaluation.ts';

/** How many arguments a function takes; `most` is null where there is no limit. */
export interface Arity {
  readonly least: number;
  readonly most: number | null;
}

/** A function of the language. It may throw a `Failure`; arguments that were left out are undefined. */
export interface Builtin extends Arity {
  readonly call: (evaluation: Evaluation, args: readonly Data[]) => Data;
}

/** Functions by name. */
export interface Builtins {
  readonly [name: string]: Builtin;
}

/** Declares a function that takes from `least` to `most` arguments. */
export const builtin = (least: number, most: number | null, call: Builtin['call']): Builtin => ({
  least,
  most,
  call,
});

/** `need 1 to 2 argument(s), got 3`, or undefined if the number is right. */
export function arityFault({ least, most }: Arity, count: number): string | undefined {
  if (count >= least && (most === null || count <= most)) {
    return undefined;
  }
  const wanted = most === null ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  return `need ${wanted} argument(s), got ${count}`;
}
