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

interface Needed {
  readonly 0: readonly [];
  readonly 1: readonly [Data];
  readonly 2: readonly [Data, Data];
  readonly 3: readonly [Data, Data, Data];
}

/** So many arguments that are there for certain, and others that may have been left out. */
export type Args<Least extends keyof Needed> = readonly [...Needed[Least], ...(Data | undefined)[]];

/** So many arguments and any number of others. */
export type ManyArgs<Least extends keyof Needed> = readonly [...Needed[Least], ...Data[]];

/** Declares a function that takes from `least` to `most` arguments. */
export const builtin = <Least extends keyof Needed>(
  least: Least,
  most: number,
  call: (evaluation: Evaluation, args: Args<Least>) => Data,
): Builtin => ({ least, most, call: call as Builtin['call'] });

/** Declares a function that takes `least` arguments or more. */
export const variadic = <Least extends keyof Needed>(
  least: Least,
  call: (evaluation: Evaluation, args: ManyArgs<Least>) => Data,
): Builtin => ({ least, most: null, call: call as Builtin['call'] });

/** `need 1 to 2 argument(s), got 3`, or undefined if the number is right. */
export function arityFault({ least, most }: Arity, count: number): string | undefined {
  if (count >= least && (most === null || count <= most)) {
    return undefined;
  }
  const wanted = most === null ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  return `need ${wanted} argument(s), got ${count}`;
}
